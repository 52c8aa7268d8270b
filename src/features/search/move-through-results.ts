import { type KeyboardEvent, useRef } from 'react';

const RESULTS = '[data-result], article > a[href]';

/** Up and down go from the box through the results and back, escape returns to the box. */
export function useResultKeys() {
  const area = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!area.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const box = area.current.querySelector<HTMLInputElement>('input[type="search"]');
    const results = [...area.current.querySelectorAll<HTMLElement>(RESULTS)];
    const at = results.findIndex((result) => result === document.activeElement);
    if (document.activeElement !== box && at < 0) return;
    if (event.key === 'Escape' && at >= 0) return box?.focus();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || (at < 0 && step < 0)) return;
    event.preventDefault();
    const next = at + step;
    (next < 0 ? box : results[Math.min(next, results.length - 1)])?.focus();
  };
  return { area, onKeyDown };
}
