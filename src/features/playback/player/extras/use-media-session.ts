'use client';

import { useEffect, useRef } from 'react';
import { noteViewingAction } from '../../position/viewing-action';
import type { PlayerCore } from '../player-core';

const FALLBACK_SEC = 10;

function actionsOf(core: PlayerCore, playNext: (() => void) | null) {
  const { video, perform } = core;
  const by = (seconds: number) => perform({ type: 'seek-by', seconds });
  const actions: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>> = {
    play: () => void video.play().catch(() => {}),
    pause: () => video.pause(),
    seekbackward: ({ seekOffset }) => by(-(seekOffset ?? FALLBACK_SEC)),
    seekforward: ({ seekOffset }) => by(seekOffset ?? 3 * FALLBACK_SEC),
    seekto: ({ seekTime }) => {
      if (seekTime !== undefined) video.currentTime = seekTime;
    },
    nexttrack: playNext,
    previoustrack: core.chapters.length > 0 ? () => perform({ type: 'chapter', direction: -1 }) : null,
  };
  return Object.entries(actions) as [MediaSessionAction, MediaSessionActionHandler | null][];
}

function setAction(name: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(name, handler);
  } catch {
    // A browser that does not know this action.
  }
}

/** Title, picture and buttons on the lock screen, in the notification and on headsets. */
export function useMediaSession(core: PlayerCore, playNext: (() => void) | null): void {
  const { info, media } = core;
  const { id, title, channel, hasPoster } = info.video;
  const latest = useRef({ core, playNext });
  latest.current = { core, playNext };
  const hasNext = playNext !== null;
  const channelName = channel?.name ?? '';

  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const artwork = hasPoster ? [{ src: `/media/${id}/poster.jpg`, sizes: '640x360', type: 'image/jpeg' }] : [];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: channelName, artwork });
    return () => {
      navigator.mediaSession.metadata = null;
    };
  }, [id, title, channelName, hasPoster]);

  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const names = actionsOf(latest.current.core, hasNext ? () => {} : null);
    for (const [name, handler] of names) {
      const forward: MediaSessionActionHandler = (details) => {
        const { core: now, playNext: next } = latest.current;
        noteViewingAction(now.video);
        actionsOf(now, next).find(([known]) => known === name)?.[1]?.(details);
      };
      setAction(name, handler && forward);
    }
    return () => {
      for (const [name] of names) setAction(name, null);
    };
  }, [hasNext]);

  const { duration, rate, time } = media;
  useEffect(() => {
    if (!('mediaSession' in navigator) || !(duration > 0)) return;
    const position = Math.min(Math.max(0, time), duration);
    navigator.mediaSession.setPositionState?.({ duration, playbackRate: rate, position });
  }, [duration, rate, time]);
}
