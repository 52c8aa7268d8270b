'use client';

import { useEffect } from 'react';
import { mediaToWall, type Run } from '@/shared/timeline';

const TICK_MS = 200;

/** The moment of the picture: wall clock in epoch ms, playback rate, and whether somebody has just jumped there. */
export type ChatMoment = { wallMs: number; rate: number; jumped: boolean };

type Clock = { video: HTMLVideoElement | null; runs: readonly Run[]; live: boolean };

/**
 * Calls `onTick` with the moment of the picture being shown: five times a second while it moves or the recording runs,
 * and at every jump. Keeps no state, so that a tick that changes nothing draws nothing.
 */
export function useChatClock({ video, runs, live }: Clock, onTick: (moment: ChatMoment) => void): void {
  useEffect(() => {
    if (!video) return;
    const read = (jumped: boolean) => {
      const wall = mediaToWall(runs, video.currentTime);
      if (wall !== null) onTick({ wallMs: Math.floor(wall), rate: video.playbackRate, jumped });
    };
    const jump = () => read(true);
    const look = () => read(false);
    look();
    const timer = setInterval(() => {
      if (live || !video.paused) look();
    }, TICK_MS);
    video.addEventListener('seeking', jump);
    video.addEventListener('pause', look);
    return () => {
      clearInterval(timer);
      video.removeEventListener('seeking', jump);
      video.removeEventListener('pause', look);
    };
  }, [video, runs, live, onTick]);
}
