'use client';

import { useEffect, useState } from 'react';

export type MediaState = { time: number; duration: number; end: number; paused: boolean; rate: number; ended: boolean };

const nothing: MediaState = { time: 0, duration: 0, end: 0, paused: true, rate: 1, ended: false };
const keys = Object.keys(nothing) as (keyof MediaState)[];
const events = [
  'timeupdate',
  'seeking',
  'seeked',
  'durationchange',
  'progress',
  'play',
  'pause',
  'ratechange',
  'ended',
  'emptied',
] as const;

function read(video: HTMLVideoElement): MediaState {
  const { seekable, currentTime: time, paused, playbackRate: rate, ended } = video;
  const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0;
  const duration = Number.isFinite(video.duration) ? video.duration : end;
  return { time, duration, end, paused, rate, ended };
}

/** The state of a video element, a few times a second. `end`: how far it can be seeked. */
export function useMediaState(video: HTMLVideoElement | null): MediaState {
  const [state, setState] = useState(nothing);
  useEffect(() => {
    if (!video) return setState(nothing);
    const update = () => {
      const now = read(video);
      // The buffer grows many times a second, and nothing of this with it.
      setState((before) => (keys.every((key) => before[key] === now[key]) ? before : now));
    };
    update();
    for (const name of events) video.addEventListener(name, update);
    return () => {
      for (const name of events) video.removeEventListener(name, update);
    };
  }, [video]);
  return state;
}
