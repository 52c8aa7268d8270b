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

/** So long a page that was come back to may take to become as long as it was. */
const SETTLED_MS = 2_000;
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Scrolls there, and again while the page still grows, until somebody scrolls by hand. Answers how to end that. */
function scrollTo(place: number): () => void {
  const scroll = () => window.scrollTo(0, place);
  scroll();
  // The router scrolls as well, in the same turn.
  const frame = requestAnimationFrame(scroll);
  // Before its rows were measured for good the page may be too short to be scrolled as far.
  const growth = new ResizeObserver(scroll);
  growth.observe(document.body);
  const timer = setTimeout(end, SETTLED_MS);
  for (const kind of BY_HAND) window.addEventListener(kind, end, { capture: true, passive: true });
  function end() {
    cancelAnimationFrame(frame);
    growth.disconnect();
    clearTimeout(timer);
    for (const kind of BY_HAND) window.removeEventListener(kind, end, { capture: true });
  }
  return end;
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
    return back && place !== undefined ? scrollTo(place) : undefined;
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
