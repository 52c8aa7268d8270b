'use client';

import { startTransition, useEffect, useState } from 'react';
import { loadHls } from './load-hls';

type Player = typeof import('./player').default;

let loaded: Player | null = null;
let loading: Promise<Player> | null = null;

/** Once; another try after a failure. */
function loadPlayer(): Promise<Player> {
  loading ??= import('./player').then(
    (module) => {
      loaded = module.default;
      return loaded;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Already while the page is drawn, so that the programs are on their way; whoever waits for them hears of a failure. */
function begin(): Player | null {
  if (typeof window !== 'undefined') for (const load of [loadPlayer, loadHls]) load().catch(() => {});
  return loaded;
}

/**
 * The player, once its program is there; null before. Never on the server: media-chrome defines custom elements, which only a
 * browser has. Not by `lazy` or `dynamic`: React holds back what comes within 300 ms of a Suspense fallback, and the
 * first picture with it. Throws, for the nearest error page, when the program cannot be loaded.
 */
export function usePlayer(): Player | null {
  const [player, setPlayer] = useState(begin);
  useEffect(() => {
    let gone = false;
    loadPlayer().then(
      (program) => {
        // In slices: drawing it in one go would leave no time for a tap, or for hls.js.
        if (!gone) startTransition(() => setPlayer(() => program));
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
