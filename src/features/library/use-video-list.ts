'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

const LIVE_MS = 2_000;
const CALM_MS = 20_000;

/** The library, or what of it belongs to one channel, page by page. Asked for again often while something is recorded or prepared, seldom otherwise. */
export function useVideoList(query: string, channelId?: string) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.library.list.infiniteQueryOptions(
      { query: query === '' ? undefined : query, channelId, limit: 48 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => {
          const videos = state.data?.pages.flatMap((page) => page.items) ?? [];
          const busy = videos.some((video) => video.status !== 'ready' || video.packaging === 'running');
          return busy ? LIVE_MS : CALM_MS;
        },
      },
    ),
  );
}
