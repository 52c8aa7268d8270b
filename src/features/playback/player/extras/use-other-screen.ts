'use client';

import { useEffect, useState } from 'react';
import type { PlayerCore } from '../player-core';

/** Safari's own way to other screens; it is older than the standard one. */
type AirPlayVideo = HTMLVideoElement & { webkitShowPlaybackTargetPicker?: () => void };

export type OtherScreen = { kind: 'airplay' | 'remote'; show: () => void };

/** The browser's list of screens to play on; null when it has none to offer. */
export function useOtherScreen({ video, session }: PlayerCore): OtherScreen | null {
  const [available, setAvailable] = useState(false);
  const airPlay: AirPlayVideo = video;
  const hasAirPlay = typeof airPlay.webkitShowPlaybackTargetPicker === 'function';

  useEffect(() => {
    if (hasAirPlay || !('remote' in video)) return;
    let watch: number | null = null;
    let gone = false;
    video.remote.watchAvailability(setAvailable).then(
      (id) => {
        watch = id;
        if (gone) video.remote.cancelWatchAvailability(id).catch(() => {});
      },
      // The device cannot look for screens.
      () => {},
    );
    return () => {
      gone = true;
      if (watch !== null) video.remote.cancelWatchAvailability(watch).catch(() => {});
    };
  }, [video, hasAirPlay]);

  if (hasAirPlay) {
    return {
      kind: 'airplay',
      show() {
        // A screen fetches the video itself, which it cannot do from what hls.js puts together here.
        session.setNative(true);
        airPlay.webkitShowPlaybackTargetPicker?.();
      },
    };
  }
  return available ? { kind: 'remote', show: () => void video.remote.prompt().catch(() => {}) } : null;
}
