'use client';

import { useEffect, useState } from 'react';
import { mediaToWall, type Run } from '@/shared/timeline';

const TICK_MS = 100;

/** The wall clock of the picture being shown, epoch ms, ten times a second while it moves; null without media. */
export function useChatClock(video: HTMLVideoElement | null, runs: readonly Run[]): number | null {
  const [wallMs, setWallMs] = useState<number | null>(null);
  useEffect(() => {
    if (!video) return;
    const read = () => {
      const wall = mediaToWall(runs, video.currentTime);
      setWallMs(wall === null ? null : Math.floor(wall));
    };
    read();
    const timer = setInterval(() => {
      if (!video.paused) read();
    }, TICK_MS);
    video.addEventListener('seeking', read);
    video.addEventListener('pause', read);
    return () => {
      clearInterval(timer);
      video.removeEventListener('seeking', read);
      video.removeEventListener('pause', read);
    };
  }, [video, runs]);
  return wallMs;
}
