'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { statusLook } from './status-look';

const LIVE_MS = 1_500;
const CALM_MS = 15_000;
const PAST_MS = 5_000;

/** What runs now or is to come. Asked for again often while something runs; not at all while the tab is hidden. */
export function useActiveRecordings() {
  const trpc = useTRPC();
  return useQuery(
    trpc.recordings.list.queryOptions(
      { scope: 'active', limit: 100 },
      {
        refetchInterval: ({ state }) => (state.data?.items.length ? LIVE_MS : CALM_MS),
      },
    ),
  );
}

export function usePastRecordings() {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.recordings.list.infiniteQueryOptions(
      { scope: 'past', limit: 20 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: PAST_MS },
    ),
  );
}

export function useRecording(id: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.recordings.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state }) =>
          state.data && statusLook[state.data.status].phase === 'ended' ? CALM_MS : LIVE_MS,
      },
    ),
  );
}
