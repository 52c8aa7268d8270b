'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PlaybackInfo } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { type Pin, toPins } from './pinned-at';

const LIVE_MS = 10_000;

/** What is pinned some time or other in this chat. */
export function usePaidMessages({ video, chat, live }: PlaybackInfo): readonly Pin[] {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.playback.chatPaid.queryOptions(
      { videoId: video.id },
      {
        enabled: chat.count > 0,
        staleTime: Number.POSITIVE_INFINITY,
        refetchInterval: live ? LIVE_MS : false,
      },
    ),
  );
  return useMemo(() => toPins(data?.messages ?? []), [data]);
}
