'use client';

import { startTransition, useEffect, useState } from 'react';
import { nextTask } from './next-task';

/** `missing`: they could not be loaded; the browser's own controls do instead. */
type MediaElements = 'awaited' | 'defined' | 'missing';

/** What comes first is part of what comes next. */
const steps = [
  () => import('media-chrome/media-container'),
  () => import('./define-controller'),
  () => import('./define-controls'),
];

/**
 * media-chrome's elements, defined once there is a picture: the first one needs none of them, and making them takes as
 * long as everything else before it.
 */
export function useMediaElements(pictured: boolean): MediaElements {
  const [state, setState] = useState<MediaElements>('awaited');
  useEffect(() => {
    if (!pictured) return;
    let gone = false;
    const settle = (to: MediaElements) => {
      if (!gone) startTransition(() => setState(to));
    };
    const define = async () => {
      for (const step of steps) {
        await step();
        await nextTask();
      }
    };
    define().then(
      () => settle('defined'),
      () => settle('missing'),
    );
    return () => {
      gone = true;
    };
  }, [pictured]);
  return state;
}
