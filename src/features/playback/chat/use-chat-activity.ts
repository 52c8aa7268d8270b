'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { PlaybackInfo } from '@/shared/views';
import { useTRPC } from '@/trpc/client';
import { findPeaks, nextPeak } from './find-peaks';

const LIVE_MS = 15_000;

/** How lively the chat was, and the way to its lively moments. Asked for once there is a picture, which waits for nothing. */
export function useChatActivity(info: PlaybackInfo, video: HTMLVideoElement | null, pictured: boolean) {
  const trpc = useTRPC();
  const { data = null } = useQuery(
    trpc.playback.chatActivity.queryOptions(
      { videoId: info.video.id },
      {
        enabled: pictured && info.chat.count > 0,
        staleTime: Number.POSITIVE_INFINITY,
        refetchInterval: info.live ? LIVE_MS : false,
      },
    ),
  );
  const peaks = useMemo(() => (data ? findPeaks(data) : []), [data]);
  const goToPeak = useCallback(
    (direction: 1 | -1) => {
      const sec = video ? nextPeak(peaks, video.currentTime, direction) : null;
      if (!video || sec === null) return false;
      video.currentTime = sec;
      return true;
    },
    [video, peaks],
  );
  return { activity: data, goToPeak: peaks.length > 0 ? goToPeak : null };
}
