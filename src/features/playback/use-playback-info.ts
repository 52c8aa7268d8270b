'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';

const LIVE_MS = 3_000;
const PREPARING_MS = 5_000;

/**
 * Everything the player needs to know. Asked for again while the recording runs (runs, marks and gaps grow) and while
 * the finished video is prepared (its lower qualities and the storyboard appear), not at all afterwards.
 */
export function usePlaybackInfo(videoId: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.playback.info.queryOptions(
      { videoId },
      {
        staleTime: 0,
        // Not from the cache at the next visit: another device may have gone on meanwhile.
        gcTime: 0,
        refetchInterval: ({ state }) => {
          if (!state.data) return false;
          const { live, video } = state.data;
          if (live || video.status !== 'ready') return LIVE_MS;
          return video.packaging === 'queued' || video.packaging === 'running' ? PREPARING_MS : false;
        },
      },
    ),
  );
}
