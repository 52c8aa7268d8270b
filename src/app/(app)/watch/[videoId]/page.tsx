import type { Metadata } from 'next';
import { preload } from 'react-dom';
import { askApi } from '@/app/ask-api';
import { parseStart } from '@/features/playback/position/kept-position';
import { WatchPage } from '@/features/playback/watch-page';
import { masterUrlOf } from '@/shared/media-url';
import { pageTitles } from '@/texts/page-titles';
import { queryUrl } from '@/trpc/query-url';

export const metadata: Metadata = { title: pageTitles.watch };

type Props = {
  params: Promise<{ videoId: string }>;
  searchParams: Promise<{ t?: string | string[]; find?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const { videoId } = await params;
  const { t, find } = await searchParams;
  // What the player asks for first is on its way while the browser still reads the scripts.
  preload(queryUrl('playback.info', { videoId }), { as: 'fetch', crossOrigin: 'anonymous' });
  preload(masterUrlOf(videoId), { as: 'fetch', crossOrigin: 'anonymous' });
  const card = await askApi((api) => api.library.get({ videoId }));
  return (
    <WatchPage
      key={videoId}
      videoId={videoId}
      card={card}
      asked={parseStart(typeof t === 'string' ? t : null)}
      find={typeof find === 'string' ? find : ''}
    />
  );
}
