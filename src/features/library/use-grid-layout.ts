'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

export type GridLayout = { columns: number; rowHeight: number; top: number };

/** In rem: the least width of a card, the gaps, and what stands below a picture. */
const CARD = 15.5;
const GAP = 1.25;
const BELOW = 8;
const PHONE_PX = 640;

/** How many cards stand side by side in a width, and how far apart their rows are, all in pixels. Pure. */
export function layOut(width: number, rem: number, phone: boolean): { columns: number; rowHeight: number } {
  const gap = GAP * rem;
  const columns = phone ? 1 : Math.max(1, Math.floor((width + gap) / (CARD * rem + gap)));
  const card = (width - gap * (columns - 1)) / columns;
  return { columns, rowHeight: Math.round((card * 9) / 16 + BELOW * rem) };
}

/** The layout of a grid of cards in an element, measured anew as its width changes; null until it was measured. */
export function useGridLayout(element: RefObject<HTMLElement | null>): GridLayout | null {
  const [layout, setLayout] = useState<GridLayout | null>(null);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { width, top } = node.getBoundingClientRect();
      setLayout({ ...layOut(width, rem, window.innerWidth <= PHONE_PX), top: top + window.scrollY });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return layout;
}
