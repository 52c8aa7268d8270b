'use client';

import { useEffect, useRef, useState } from 'react';
import type { Remembered } from '../player-session';
import { openSoundChain, type SoundChain } from './sound-chain';

/** Makes the sound louder or evener than it was recorded. Costs nothing until somebody wants that. */
export function useSound(video: HTMLVideoElement, { boost, levelled }: Remembered): void {
  const [chain, setChain] = useState<SoundChain | null>(null);
  const opening = useRef(false);
  const wanted = boost !== 100 || levelled;

  useEffect(() => {
    if (!wanted || chain) return;
    let gone = false;
    const open = async () => {
      if (opening.current) return;
      opening.current = true;
      const opened = await openSoundChain(video).catch(() => null);
      opening.current = false;
      if (gone) opened?.close();
      else if (opened) setChain(opened);
    };
    void open();
    // Browsers start sound after a tap or a key only.
    document.addEventListener('pointerup', open);
    document.addEventListener('keyup', open);
    return () => {
      gone = true;
      document.removeEventListener('pointerup', open);
      document.removeEventListener('keyup', open);
    };
  }, [video, wanted, chain]);

  useEffect(() => chain?.set({ boost, levelled }), [chain, boost, levelled]);
  useEffect(() => () => chain?.close(), [chain]);
}
