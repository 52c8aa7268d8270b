import type { Metadata } from 'next';
import { RecordingPage } from '@/features/recordings/recording-page';
import { pageTitles } from '@/texts/page-titles';

export const metadata: Metadata = { title: pageTitles.recording };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <RecordingPage id={(await params).id} />;
}
