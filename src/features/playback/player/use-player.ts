'use client';

import { useEffect, useState } from 'react';

type Player = typeof import('./player').default;

let loaded: Player | null = null;

/**
 * The player, once its program is there; null before. Never on the server: media-chrome defines custom elements, which only a
 * browser has. Not by `lazy` or `dynamic`: React holds back what comes within 300 ms of a Suspense fallback, and the
 * first picture with it. Throws, for the nearest error page, when the program cannot be loaded.
 */
export function usePlayer(): Player | null {
  const [player, setPlayer] = useState<Player | null>(() => loaded);
  useEffect(() => {
    let gone = false;
    import('./player').then(
      (module) => {
        loaded = module.default;
        if (!gone) setPlayer(() => module.default);
      },
      (error: unknown) => {
        if (gone) return;
        setPlayer(() => {
          throw error;
        });
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return player;
}
