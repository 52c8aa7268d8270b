'use client';

import { useEffect, useState } from 'react';
import type { Trouble } from './recovery';

const events = [
  'waiting',
  'stalled',
  'seeking',
  'seeked',
  'timeupdate',
  'playing',
  'ended',
  'emptied',
  'canplay',
] as const;

/** Nothing is loaded that could be played from here. */
function isDry({ ended, seeking, readyState, buffered, currentTime }: HTMLVideoElement): boolean {
  if (ended) return false;
  if (!seeking) return readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && currentTime < buffered.end(index)) return false;
  }
  return true;
}

/**
 * What covers the picture: trouble, but only once nothing is left to play, since minutes may be loaded when the server
 * goes away. What cannot be decoded is covered at once.
 */
export function useCover(video: HTMLVideoElement | null, trouble: Trouble | null): Trouble | null {
  const [dry, setDry] = useState(false);
  useEffect(() => {
    if (!video || !trouble) return setDry(false);
    const look = () => setDry(isDry(video));
    look();
    for (const name of events) video.addEventListener(name, look);
    return () => {
      for (const name of events) video.removeEventListener(name, look);
    };
  }, [video, trouble]);
  return trouble && (dry || trouble.reason === 'media') ? trouble : null;
}
