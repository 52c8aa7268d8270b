'use client';

import { startTransition, useEffect, useState } from 'react';

/** Without a picture for so long there is none to wait for: a slow network, or sound only. */
const PATIENCE_MS = 1_500;
const AFTER_DATA_MS = 300;

/**
 * True from the first picture on, or a little later without one. The controls wait for it: drawing them takes the main
 * thread for as long as everything else between the click and the picture, and hls.js works there too.
 */
export function useFirstPicture(video: HTMLVideoElement | null): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    if (!video) return;
    const done = () => startTransition(() => setThere(true));
    const timers = [setTimeout(done, PATIENCE_MS)];
    const onData = () => timers.push(setTimeout(done, AFTER_DATA_MS));
    video.addEventListener('loadeddata', onData, { once: true });
    // Firefox has it since version 132.
    const callback = 'requestVideoFrameCallback' in video ? video.requestVideoFrameCallback(done) : null;
    return () => {
      for (const timer of timers) clearTimeout(timer);
      video.removeEventListener('loadeddata', onData);
      if (callback !== null) video.cancelVideoFrameCallback(callback);
    };
  }, [video]);
  return there;
}
