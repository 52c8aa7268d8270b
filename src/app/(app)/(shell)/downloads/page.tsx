import type { Metadata } from 'next';
import { DownloadsPage } from '@/features/offline/downloads-page';
import { offlineTexts } from '@/texts/offline';

export const metadata: Metadata = { title: offlineTexts.title };

export default function Page() {
  return <DownloadsPage />;
}
