'use client';

import { startTransition, useEffect, useState } from 'react';

type Extras = typeof import('./extras/player-extras').default;

/** What the player does not need for its first picture, loaded once that is there; null before. */
export function useExtras(pictured: boolean): Extras | null {
  const [extras, setExtras] = useState<Extras | null>(null);
  useEffect(() => {
    if (!pictured) return;
    let gone = false;
    import('./extras/player-extras').then(
      (module) => {
        if (!gone) startTransition(() => setExtras(() => module.default));
      },
      // Without them the video plays all the same; the next visit tries again.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [pictured]);
  return extras;
}
