'use client';

import { useEffect, useRef } from 'react';

const TICK_MS = 2_000;
/** A clock that stood still for so long: the device slept. Pages in the background tick once a minute. */
const SLEPT_MS = 75_000;

/** Calls `onWake` when the device has slept, and when the network is back. */
export function useWake(onWake: () => void): void {
  const latest = useRef(onWake);
  latest.current = onWake;
  useEffect(() => {
    let tickedAt = Date.now();
    const wake = () => latest.current();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - tickedAt > SLEPT_MS) wake();
      tickedAt = now;
    }, TICK_MS);
    window.addEventListener('online', wake);
    document.addEventListener('resume', wake);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', wake);
      document.removeEventListener('resume', wake);
    };
  }, []);
}
