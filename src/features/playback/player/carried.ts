'use client';

import { useEffect } from 'react';

/**
 * What goes along from one video to the next, since the player is another one for each: when it is to fall asleep (epoch
 * milliseconds), whether only the sound is wanted, and how fast it plays.
 */
export type Carried = { sleepAt: number | null; onlySound: boolean; rate: number };

const KEY = 'jomo.carried';
const nothing: Carried = { sleepAt: null, onlySound: false, rate: 1 };
/** A timer that ended while one video made room for the next still holds; one that ended longer ago ended unused. */
const LATE_MS = 60_000;

/** What was stored, as far as it makes sense. */
export function parseCarried(text: string | null, now: number): Carried {
  try {
    const { sleepAt, onlySound, rate }: Partial<Record<keyof Carried, unknown>> = Object(JSON.parse(text ?? '{}'));
    return {
      sleepAt: typeof sleepAt === 'number' && sleepAt > now - LATE_MS ? sleepAt : nothing.sleepAt,
      onlySound: typeof onlySound === 'boolean' ? onlySound : nothing.onlySound,
      rate: typeof rate === 'number' && rate >= 0.25 && rate <= 4 ? rate : nothing.rate,
    };
  } catch {
    return nothing;
  }
}

/** In the storage of this tab: without a network the next video is a page loaded anew. */
export function recallCarried(): Carried {
  try {
    return parseCarried(sessionStorage.getItem(KEY), Date.now());
  } catch {
    return nothing;
  }
}

export function carry(news: Partial<Carried>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...recallCarried(), ...news }));
  } catch {}
}

/** Also for the next source: a video element forgets its speed when it gets another one. */
export function setSpeed(video: HTMLVideoElement, speed: number): void {
  video.defaultPlaybackRate = speed;
  video.playbackRate = speed;
}

/** As fast as the video before it was left. */
export function useCarriedSpeed(video: HTMLVideoElement | null): void {
  useEffect(() => {
    if (!video) return;
    setSpeed(video, recallCarried().rate);
    // What was chosen, not what a piece of it plays at.
    const keep = () => carry({ rate: video.defaultPlaybackRate });
    video.addEventListener('ratechange', keep);
    return () => video.removeEventListener('ratechange', keep);
  }, [video]);
}
