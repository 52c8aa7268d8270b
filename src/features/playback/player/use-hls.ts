'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { playerTexts } from '@/texts/player';
import { type Attached, attachHls, openHls } from './attach-hls';
import { attachNative } from './attach-native';
import { loadHls } from './load-hls';
import type { Opening } from './open-early';
import { AUTO, type Level } from './quality-options';
import type { Trouble } from './recovery';

type Source = {
  src: string;
  startAt: number;
  opening: Opening;
  /** Let the browser play HLS itself, as other screens need it. */
  native: boolean;
  onDropped: () => void;
};

/**
 * Connects a video element with a playlist, and keeps it connected. `startAt` counts for the first start only, and so
 * does what the page has opened early; with another `src` it goes on where it was.
 */
export function useHls(video: HTMLVideoElement | null, { src, startAt, opening, native, onDropped }: Source) {
  const [levels, setLevels] = useState<Level[]>([]);
  const [playing, setPlaying] = useState<number | null>(null);
  const [chosen, setChosen] = useState(AUTO);
  const [fatal, setFatal] = useState<Trouble | null>(null);
  const [away, setAway] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const attached = useRef<Attached | null>(null);
  const position = useRef(startAt);
  const paused = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to connect anew.
  useEffect(() => {
    if (!video) return;
    let gone = false;
    setFatal(null);
    setAway(false);
    const fail = (trouble: Trouble) => {
      position.current = video.currentTime || position.current;
      setFatal(trouble);
      if (trouble.reason !== 'media') return;
      // What cannot be seen is not to be heard either.
      paused.current = video.paused;
      attached.current?.destroy();
      attached.current = null;
    };
    const drop = () => {
      setChosen(AUTO);
      onDropped();
    };
    const begin = async () => {
      const { default: HlsClass } = await loadHls();
      const early = gone ? null : await opening.take(src);
      if (gone) return early?.hls.destroy();
      const onFatal = fail;
      const options = {
        startAt: position.current,
        onLevels: setLevels,
        onPlaying: setPlaying,
        onDropped: drop,
        onAway: setAway,
        onFatal,
      };
      if (HlsClass.isSupported() && !native) {
        attached.current = attachHls(HlsClass, early ?? openHls(HlsClass, src), video, options);
      } else {
        // The browser chooses the quality, and says nothing of it.
        setLevels([]);
        setPlaying(null);
        attached.current = attachNative(video, { src, ...options });
      }
      // Browsers may forbid playing before a tap; the big play button is there for that.
      if (!paused.current) video.play().catch(() => {});
    };
    begin().catch(() => fail({ reason: 'network', message: playerTexts.notLoaded }));
    return () => {
      gone = true;
      if (attached.current && video.readyState > HTMLMediaElement.HAVE_NOTHING) {
        position.current = video.currentTime;
        paused.current = video.paused;
      }
      attached.current?.destroy();
      attached.current = null;
    };
  }, [video, src, attempt, opening, native, onDropped]);

  const choose = useCallback((level: number) => {
    setChosen(level);
    attached.current?.setLevel(level);
  }, []);
  /** Connects again where it was: after an error, or to learn of qualities that were added since. */
  const reconnect = useCallback(() => {
    setFatal(null);
    setChosen(AUTO);
    setAttempt((before) => before + 1);
  }, []);
  const revive = useCallback(() => attached.current?.revive(), []);
  /** Goes on loading where it stopped after trouble that has passed; what is loaded plays on all the while. */
  const resume = useCallback(() => {
    if (!attached.current) return reconnect();
    setFatal(null);
    attached.current.revive();
  }, [reconnect]);
  const liveEdge = useCallback(() => attached.current?.liveEdge() ?? null, []);

  return { levels, playing, chosen, choose, fatal, away, reconnect, revive, resume, liveEdge };
}
