'use client';

import { useCallback, useEffect, useState } from 'react';
import { carry, recallCarried } from './carried';

/** What this browser remembers of how somebody likes to watch. `boost` in percent of the recorded loudness. */
export type Remembered = { boost: number; levelled: boolean; skipSilence: boolean; autoNext: boolean };
/** `end`: of this video. `over`: it is asleep, and nothing begins by itself until somebody plays it. */
export type Sleep = { kind: 'off' } | { kind: 'end' } | { kind: 'at'; at: number } | { kind: 'over' };
/** Media seconds; repeats once both are set. */
export type Loop = { from: number | null; to: number | null };

export const noLoop: Loop = { from: null, to: null };
const KEY = 'jomo.player';
const initial: Remembered = { boost: 100, levelled: false, skipSilence: false, autoNext: true };

/** What was stored, as far as it makes sense; the rest as for a newcomer. */
export function parseRemembered(text: string | null): Remembered {
  try {
    const value: Partial<Record<keyof Remembered, unknown>> = Object(JSON.parse(text ?? '{}'));
    const flag = (name: 'levelled' | 'skipSilence' | 'autoNext') => {
      const stored = value[name];
      return typeof stored === 'boolean' ? stored : initial[name];
    };
    const boost = typeof value.boost === 'number' && value.boost >= 100 && value.boost <= 300 ? value.boost : 100;
    return { boost, levelled: flag('levelled'), skipSilence: flag('skipSilence'), autoNext: flag('autoNext') };
  } catch {
    return initial;
  }
}

/** How one video is being watched: what is remembered for all, what goes along to the next one, and what ends with it. */
export function usePlayerSession() {
  const [remembered, setRemembered] = useState(initial);
  const [carried] = useState(recallCarried);
  const [sleep, setSleep] = useState<Sleep>(
    carried.sleepAt === null ? { kind: 'off' } : { kind: 'at', at: carried.sleepAt },
  );
  const [loop, setLoop] = useState(noLoop);
  const [onlySound, setOnlySound] = useState(carried.onlySound);
  /** The leave by which another screen fetches the video; null = it plays here. */
  const [screen, setScreen] = useState<string | null>(null);
  useEffect(() => {
    try {
      setRemembered(parseRemembered(localStorage.getItem(KEY)));
    } catch {}
  }, []);
  useEffect(() => carry({ sleepAt: sleep.kind === 'at' ? sleep.at : null }), [sleep]);
  useEffect(() => carry({ onlySound }), [onlySound]);
  const remember = useCallback((news: Partial<Remembered>) => {
    setRemembered((before) => {
      const after = { ...before, ...news };
      try {
        localStorage.setItem(KEY, JSON.stringify(after));
      } catch {}
      return after;
    });
  }, []);
  return { remembered, remember, sleep, setSleep, loop, setLoop, onlySound, setOnlySound, screen, setScreen };
}

export type PlayerSession = ReturnType<typeof usePlayerSession>;
