'use client';

import { useEffect, useState } from 'react';
import { televisionPattern } from '@/shared/describe-device';
import { LAYOUT_KEY } from './layout-script';

export type LayoutChoice = 'auto' | 'tv' | 'normal';

/** Whether the page is laid out for a television at this moment. */
export function isTvLayout(): boolean {
  return document.documentElement.getAttribute('data-layout') === 'tv';
}

function read(): LayoutChoice {
  try {
    const stored = localStorage.getItem(LAYOUT_KEY);
    return stored === 'tv' || stored === 'normal' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

function apply(choice: LayoutChoice): void {
  try {
    if (choice === 'auto') localStorage.removeItem(LAYOUT_KEY);
    else localStorage.setItem(LAYOUT_KEY, choice);
  } catch {
    // Then it lasts until the page is loaded anew.
  }
  const tv = choice === 'tv' || (choice === 'auto' && new RegExp(televisionPattern, 'i').test(navigator.userAgent));
  if (tv) document.documentElement.setAttribute('data-layout', 'tv');
  else document.documentElement.removeAttribute('data-layout');
}

/** The layout chosen on this device, and how to choose another. `auto` until the page has come to life. */
export function useLayoutChoice(): [LayoutChoice, (choice: LayoutChoice) => void] {
  const [choice, setChoice] = useState<LayoutChoice>('auto');
  useEffect(() => setChoice(read()), []);
  return [
    choice,
    (next) => {
      apply(next);
      setChoice(next);
    },
  ];
}
