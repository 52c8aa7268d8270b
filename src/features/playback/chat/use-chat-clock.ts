'use client';

import { useEffect } from 'react';
import { mediaToWall, type Run } from '@/shared/timeline';

const TICK_MS = 200;

/**
 * Calls `onTick` with the wall clock of the picture being shown, epoch ms: five times a second while it moves, and at
 * every jump. Keeps no state, so that a tick that changes nothing draws nothing.
 */
export function useChatClock(
  video: HTMLVideoElement | null,
  runs: readonly Run[],
  onTick: (wallMs: number) => void,
): void {
  useEffect(() => {
    if (!video) return;
    const read = () => {
      const wall = mediaToWall(runs, video.currentTime);
      if (wall !== null) onTick(Math.floor(wall));
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
  }, [video, runs, onTick]);
}
