'use client';

import { useEffect } from 'react';

/** How loud this browser plays; `volume` from 0 to 1. */
export type KeptSound = { volume: number; muted: boolean };

const KEY = 'jomo.sound';

/** What was stored; null when that makes no sense, or nothing was. */
export function parseSound(text: string | null): KeptSound | null {
  try {
    const { volume, muted }: Partial<Record<keyof KeptSound, unknown>> = Object(JSON.parse(text ?? 'null'));
    if (typeof volume !== 'number' || volume < 0 || volume > 1 || typeof muted !== 'boolean') return null;
    return { volume, muted };
  } catch {
    return null;
  }
}

function recallSound(): KeptSound | null {
  try {
    return parseSound(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/**
 * As loud as last time, from the first tone on, in whatever way that was chosen: by a key, a finger or the slider.
 * Not kept while `fading`, as that is nobody's choice.
 */
export function useKeptSound(video: HTMLVideoElement | null, fading: boolean): void {
  useEffect(() => {
    const kept = recallSound();
    if (video && kept) Object.assign(video, kept);
  }, [video]);
  useEffect(() => {
    if (!video || fading) return;
    const keep = () => {
      const { volume, muted } = video;
      try {
        localStorage.setItem(KEY, JSON.stringify({ volume, muted }));
      } catch {}
    };
    video.addEventListener('volumechange', keep);
    return () => video.removeEventListener('volumechange', keep);
  }, [video, fading]);
}
