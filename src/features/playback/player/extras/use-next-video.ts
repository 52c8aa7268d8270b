'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import type { VideoCard } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { holdSmallWindow, takeSmallWindow } from '../../full-screen/hold-small-window';
import type { PlayerCore } from '../player-core';

export type Next = { video: VideoCard | null; play: () => void };

/** What comes after this video, and how to go there. */
export function useNextVideo({ info, video }: PlayerCore): Next {
  const trpc = useTRPC();
  const router = useRouter();
  const { data } = useQuery(trpc.playback.next.queryOptions({ videoId: info.video.id }, { enabled: !info.live }));
  const id = data?.id;
  const play = useCallback(() => {
    if (id !== undefined) void holdSmallWindow(video).then(() => router.push(`/watch/${id}`));
  }, [router, id, video]);
  useEffect(() => takeSmallWindow(video), [video]);
  return { video: data ?? null, play };
}
