'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { screenUrlOf } from '@/shared/media-url';
import { useTRPC } from '@/trpc/client';
import type { PlayerCore } from '../player-core';
import { useScreens } from './use-screens';

/** Safari's own way to other screens; it is older than the standard one. */
type AirPlayVideo = HTMLVideoElement & {
  webkitShowPlaybackTargetPicker?: () => void;
  webkitCurrentPlaybackTargetIsWireless?: boolean;
};

const AIRPLAY_CHANGED = 'webkitcurrentplaybacktargetiswirelesschanged';
/** The leave for a screen holds for eight hours; a page that is open for long asks anew in time. */
const RENEW_MS = 4 * 3_600_000;

/** What can be chosen now: another screen, or this one again. */
export type OtherScreen = { kind: 'airplay' | 'remote' | 'here'; choose: () => void };

/** Once the video has been given what a screen can fetch. */
function whenGiven(video: HTMLVideoElement, url: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (video.getAttribute('src') !== url) return;
      video.removeEventListener('loadstart', look);
      resolve();
    };
    video.addEventListener('loadstart', look);
  });
}

/**
 * The browser's list of screens to play on, or the way back from there; null when it has none to offer. A screen fetches the video itself, without
 * our session: so it is given an address of its own, and the player comes back to hls.js when the screen is left.
 */
export function useOtherScreen({ video, info, session }: PlayerCore): OtherScreen | null {
  const { screen, setScreen } = session;
  const airPlay: AirPlayVideo = video;
  const hasAirPlay = typeof airPlay.webkitShowPlaybackTargetPicker === 'function';
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.playback.screenGrant.queryOptions(
      { videoId: info.video.id },
      { enabled: hasAirPlay || 'remote' in video, staleTime: RENEW_MS, refetchInterval: RENEW_MS },
    ),
  );
  const grant = data?.grant ?? null;
  const url = grant === null ? null : screenUrlOf(info.video.id, grant, session.onlySound);
  const available = useScreens(video, hasAirPlay ? null : url);

  useEffect(() => {
    const back = () => setScreen(null);
    const backFromAirPlay = () => {
      if (!(video as AirPlayVideo).webkitCurrentPlaybackTargetIsWireless) back();
    };
    const { remote } = video;
    remote?.addEventListener('disconnect', back);
    video.addEventListener(AIRPLAY_CHANGED, backFromAirPlay);
    return () => {
      remote?.removeEventListener('disconnect', back);
      video.removeEventListener(AIRPLAY_CHANGED, backFromAirPlay);
    };
  }, [video, setScreen]);

  if (screen !== null) return { kind: 'here', choose: () => setScreen(null) };
  if (grant === null || url === null) return null;
  if (hasAirPlay) {
    return {
      kind: 'airplay',
      choose() {
        setScreen(grant);
        airPlay.webkitShowPlaybackTargetPicker?.();
      },
    };
  }
  if (!available) return null;
  const choose = async () => {
    const given = whenGiven(video, url);
    setScreen(grant);
    await given;
    await video.remote.prompt();
  };
  // Nobody chose a screen, or it could not be had.
  return { kind: 'remote', choose: () => void choose().catch(() => setScreen(null)) };
}
