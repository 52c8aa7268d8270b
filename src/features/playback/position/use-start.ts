'use client';

import { useEffect, useState } from 'react';
import type { PlaybackInfo } from '@/shared/views';
import { chooseStart } from './kept-position';
import { recallPosition } from './position-store';

type Given = { info: PlaybackInfo; asked: number | null; video: HTMLVideoElement | null; pictured: boolean };

/**
 * Where the video begins, seconds. The address names a second only until it has been reached, so that loading the page
 * again goes on where one is; when it names another one later, the video jumps there.
 */
export function useStart({ info, asked, video, pictured }: Given): number {
  const [startAt] = useState(() =>
    chooseStart({
      asked,
      kept: recallPosition(info.video.id),
      server: { resumeSec: info.resumeSec, ageMs: info.progressAgeMs },
      durationSec: info.video.durationSec,
      live: info.live,
      now: Date.now(),
    }),
  );
  const [began, setBegan] = useState(asked);
  useEffect(() => {
    if (asked === null || !video || !pictured) return;
    if (asked !== began) video.currentTime = asked;
    setBegan(asked);
    window.history.replaceState(null, '', window.location.pathname);
  }, [asked, began, video, pictured]);
  return startAt;
}
