import type { Metadata } from 'next';
import { preload } from 'react-dom';
import { WatchPage } from '@/features/playback/watch-page';
import { masterUrlOf } from '@/shared/media-url';
import { queryUrl } from '@/trpc/query-url';

export const metadata: Metadata = { title: 'Watch' };

export default async function Page({ params }: { params: Promise<{ videoId: string }> }) {
  const { videoId } = await params;
  // What the player asks for first is on its way while the browser still reads the scripts.
  preload(queryUrl('playback.info', { videoId }), { as: 'fetch', crossOrigin: 'anonymous' });
  preload(masterUrlOf(videoId), { as: 'fetch', crossOrigin: 'anonymous' });
  return <WatchPage key={videoId} videoId={videoId} />;
}
