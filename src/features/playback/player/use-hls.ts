'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Attached, attachHls } from './attach-hls';
import { attachNative } from './attach-native';
import { AUTO, type Level } from './quality-options';

/** Fetched while the page still asks for the playback info; the browser then has it when the player needs it. */
export const loadHls = () => import('hls.js/light');

type Source = { src: string; startAt: number };

/** Connects a video element with a playlist, and keeps it connected. `startAt` counts for the first start only. */
export function useHls(video: HTMLVideoElement | null, { src, startAt }: Source) {
  const [levels, setLevels] = useState<Level[]>([]);
  const [playing, setPlaying] = useState<number | null>(null);
  const [chosen, setChosen] = useState(AUTO);
  const [fatal, setFatal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const attached = useRef<Attached | null>(null);
  const position = useRef(startAt);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to connect anew.
  useEffect(() => {
    if (!video) return;
    let gone = false;
    const fail = (message: string) => {
      position.current = video.currentTime || position.current;
      setFatal(message);
    };
    const begin = async () => {
      const { default: HlsClass } = await loadHls();
      if (gone) return;
      const options = { src, startAt: position.current, onLevels: setLevels, onPlaying: setPlaying, onFatal: fail };
      attached.current = HlsClass.isSupported() ? attachHls(HlsClass, video, options) : attachNative(video, options);
      // Browsers may forbid playing before a tap; the big play button is there for that.
      video.play().catch(() => {});
    };
    begin().catch(() => fail('The player could not be loaded. Check the connection to the server.'));
    return () => {
      gone = true;
      attached.current?.destroy();
      attached.current = null;
    };
  }, [video, src, attempt]);

  const choose = useCallback((level: number) => {
    setChosen(level);
    attached.current?.setLevel(level);
  }, []);
  /** Connects again where it was: after an error, or to learn of qualities that were added since. */
  const reconnect = useCallback(() => {
    if (video && video.currentTime > 0) position.current = video.currentTime;
    setFatal(null);
    setChosen(AUTO);
    setAttempt((before) => before + 1);
  }, [video]);
  const liveEdge = useCallback(() => attached.current?.liveEdge() ?? null, []);

  return { levels, playing, chosen, choose, fatal, reconnect, liveEdge };
}
