'use client';

import { useEffect, useRef } from 'react';
import type { Trouble } from './recovery';

const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 30_000;

/** The server has something else to say than before. */
async function isOver({ reason }: Trouble, src: string): Promise<boolean> {
  const answer = await fetch(src, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (!answer || answer.status >= 500) return false;
  // A refusal is told by the player, as at any other time.
  return answer.ok || reason === 'network';
}

/**
 * Asks for the playlist `src`, less and less often, as long as there is trouble that may pass: a server that is away, a
 * session that ended, a video in the trash. Calls `onBack` when it has passed.
 */
export function useComeBack(trouble: Trouble | null, src: string, onBack: () => void): void {
  const latest = useRef(onBack);
  latest.current = onBack;
  useEffect(() => {
    if (!trouble || trouble.reason === 'media') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async (waitMs: number) => {
      const over = await isOver(trouble, src);
      if (gone) return;
      if (over) latest.current();
      else plan(Math.min(waitMs * 2, MOST_WAIT_MS));
    };
    const plan = (waitMs: number) => {
      timer = setTimeout(() => void ask(waitMs), waitMs);
    };
    plan(FIRST_WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [trouble, src]);
}
