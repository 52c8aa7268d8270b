'use client';

import { useSyncExternalStore } from 'react';

/** What a time says: the place in the video, how much is left of it, or when that was broadcast. */
export const timesShown = ['position', 'remaining', 'broadcast'] as const;
export type TimeShown = (typeof timesShown)[number];

const KEY = 'jomo.time';
const listeners = new Set<() => void>();
let chosen: TimeShown | null = null;

function recall(): TimeShown {
  try {
    const stored = localStorage.getItem(KEY);
    return timesShown.find((name) => name === stored) ?? 'position';
  } catch {
    return 'position';
  }
}

function read(): TimeShown {
  chosen ??= recall();
  return chosen;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Chooses for the player and the chat, in this visit and the next ones. */
export function showTime(shown: TimeShown): void {
  chosen = shown;
  try {
    localStorage.setItem(KEY, shown);
  } catch {}
  for (const listener of listeners) listener();
}

export function useTimeShown(): TimeShown {
  return useSyncExternalStore(listen, read, () => 'position');
}
