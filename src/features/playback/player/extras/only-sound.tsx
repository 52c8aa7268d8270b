'use client';

import { Headphones } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { playerTexts } from '@/texts/player';
import type { PlayerCore } from '../player-core';
import styles from './extras.module.css';

/** In the place of the picture while only the sound is played. */
export function OnlySound({ core: { info, session } }: { core: PlayerCore }) {
  const { id, hasPoster } = info.video;
  return (
    <div className={styles.onlySound}>
      {/* biome-ignore lint/performance/noImgElement: our own media server has it in its final size. */}
      {hasPoster && <img src={`/media/${id}/poster.jpg`} alt="" className={styles.poster} />}
      <div className={styles.onlySoundWords}>
        <Headphones size="2rem" aria-hidden />
        <p>{playerTexts.onlySoundNow}</p>
        <Button onClick={() => session.setOnlySound(false)}>{playerTexts.showPicture}</Button>
      </div>
    </div>
  );
}
