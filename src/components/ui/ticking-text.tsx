'use client';

import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all texts of a page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const nothing = () => '';

/**
 * A text that depends on the time. It is worked out every second and drawn only when it has changed, so hundreds of them
 * cost next to nothing. `format` gets epoch milliseconds.
 */
export function TickingText({ format }: { format: (now: number) => string }) {
  const read = useCallback(() => format(Date.now()), [format]);
  return useSyncExternalStore(subscribe, read, nothing);
}
