'use client';

import { useEffect, useState } from 'react';
import type { PlayerSession } from '../player-session';
import { FADE_SEC, fadeShare } from './sleep-timer';

const TICK_MS = 500;

/**
 * Fades the sound out and pauses when the timer is over; the volume is then as before, and nothing follows by itself. At the end of the video it has
 * nothing to do but to keep the next one from playing. Answers the seconds that are left; null when none is set.
 */
export function useSleepTimer(video: HTMLVideoElement, { sleep, setSleep }: PlayerSession): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (sleep.kind !== 'at') return setLeft(null);
    let loud: number | null = null;
    const tick = () => {
      const rest = (sleep.at - Date.now()) / 1000;
      setLeft(Math.max(0, Math.ceil(rest)));
      if (rest <= 0) {
        video.pause();
        return setSleep({ kind: 'over' });
      }
      if (rest >= FADE_SEC) return;
      loud ??= video.volume;
      video.volume = loud * fadeShare(rest);
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearInterval(timer);
      if (loud !== null) video.volume = loud;
    };
  }, [video, sleep, setSleep]);
  useEffect(() => {
    if (sleep.kind !== 'over') return;
    const wake = () => setSleep({ kind: 'off' });
    video.addEventListener('play', wake);
    return () => video.removeEventListener('play', wake);
  }, [video, sleep, setSleep]);
  return left;
}
