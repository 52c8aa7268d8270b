import type { Metadata } from 'next';
import { WatchPage } from '@/features/playback/watch-page';

export const metadata: Metadata = { title: 'Watch' };

export default async function Page({ params }: { params: Promise<{ videoId: string }> }) {
  const { videoId } = await params;
  return <WatchPage key={videoId} videoId={videoId} />;
}
