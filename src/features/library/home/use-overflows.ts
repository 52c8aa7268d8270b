'use client';

import { type RefObject, useEffect, useState } from 'react';

/** True while an element holds more side by side than it is wide. `count`: how many things it holds. */
export function useOverflows(ref: RefObject<HTMLElement | null>, count: number): boolean {
  const [overflows, setOverflows] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one thing more changes no size that is observed.
  useEffect(() => {
    const node = ref.current;
    if (!node) return;
    const measure = () => setOverflows(node.scrollWidth > node.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [ref, count]);
  return overflows;
}
