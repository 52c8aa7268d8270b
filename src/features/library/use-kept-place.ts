'use client';

import { useLayoutEffect, useRef } from 'react';

/** Where each list was scrolled to when it was left. */
const places = new Map<string, number>();
/** The address that the back key led to last, until its list is where it was: a slow device takes its time for that. */
let wentBackTo: string | null = null;
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', () => {
    wentBackTo = window.location.href;
  });
}

/** Whoever comes back to a list by the back key is where they left it, once it is `ready` to be scrolled. */
export function useKeptPlace(key: string, ready: boolean): void {
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const place = places.get(key);
    const back = wentBackTo === window.location.href;
    wentBackTo = null;
    if (back && place !== undefined) {
      window.scrollTo(0, place);
      // The router scrolls as well, in the same turn.
      const frame = requestAnimationFrame(() => window.scrollTo(0, place));
      return () => cancelAnimationFrame(frame);
    }
    return undefined;
  }, [key, ready]);
  // Ends before the router scrolls the next page to its top; and begins when the list is long, as a short one is scrolled
  // to its top by the browser. Neither is anybody's place.
  useLayoutEffect(() => {
    if (!ready) return;
    const keep = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [key, ready]);
}
