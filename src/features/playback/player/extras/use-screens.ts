'use client';

import { useEffect, useState } from 'react';

/**
 * Whether the browser knows a screen that could play what is at `url`. Asked of an element of its own, since what hls.js
 * puts together in the player's none could play; it loads nothing.
 */
export function useScreens(video: HTMLVideoElement, url: string | null): boolean {
  const [available, setAvailable] = useState(false);
  useEffect(() => {
    if (url === null || !('remote' in video)) return;
    const probe = document.createElement('video');
    probe.preload = 'none';
    probe.src = url;
    let watch: number | null = null;
    let gone = false;
    const end = (id: number) => void probe.remote.cancelWatchAvailability(id).catch(() => {});
    probe.remote.watchAvailability(setAvailable).then(
      (id) => {
        watch = id;
        if (gone) end(id);
      },
      // The device cannot look for screens.
      () => {},
    );
    return () => {
      gone = true;
      if (watch !== null) end(watch);
    };
  }, [video, url]);
  return available;
}
