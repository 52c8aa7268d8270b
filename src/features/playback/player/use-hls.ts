'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Attached, attachHls, openHls } from './attach-hls';
import { attachNative } from './attach-native';
import { loadHls } from './load-hls';
import type { Opening } from './open-early';
import { AUTO, type Level } from './quality-options';

type Source = { src: string; startAt: number; opening: Opening };

/**
 * Connects a video element with a playlist, and keeps it connected. `startAt` counts for the first start only, and so
 * does what the page has opened early.
 */
export function useHls(video: HTMLVideoElement | null, { src, startAt, opening }: Source) {
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
      const early = gone ? null : await opening.take(src);
      if (gone) return early?.hls.destroy();
      const options = { startAt: position.current, onLevels: setLevels, onPlaying: setPlaying, onFatal: fail };
      attached.current = HlsClass.isSupported()
        ? attachHls(HlsClass, early ?? openHls(HlsClass, src), video, options)
        : attachNative(video, { src, ...options });
      // Browsers may forbid playing before a tap; the big play button is there for that.
      video.play().catch(() => {});
    };
    begin().catch(() => fail('The player could not be loaded. Check the connection to the server.'));
    return () => {
      gone = true;
      attached.current?.destroy();
      attached.current = null;
    };
  }, [video, src, attempt, opening]);

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
