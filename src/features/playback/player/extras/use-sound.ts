'use client';

import { useEffect, useState } from 'react';
import type { Remembered } from '../player-session';
import { openSoundChain } from './sound-chain';
import { createSoundKeeper, type SoundKeeper } from './sound-keeper';

/** Makes the sound louder or evener than it was recorded. Costs nothing until somebody wants that. */
export function useSound(video: HTMLVideoElement, { boost, levelled }: Remembered): void {
  const [keeper, setKeeper] = useState<SoundKeeper | null>(null);
  useEffect(() => {
    const made = createSoundKeeper(() => openSoundChain(video));
    setKeeper(made);
    document.addEventListener('pointerup', made.open);
    document.addEventListener('keyup', made.open);
    return () => {
      document.removeEventListener('pointerup', made.open);
      document.removeEventListener('keyup', made.open);
      made.end();
    };
  }, [video]);
  useEffect(() => keeper?.wish({ boost, levelled }), [keeper, boost, levelled]);
}
