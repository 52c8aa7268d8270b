import type { Metadata } from 'next';
import { RecordingsPage } from '@/features/recordings/recordings-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.recordings };

export default function Page() {
  return <RecordingsPage />;
}
