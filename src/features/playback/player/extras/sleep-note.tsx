'use client';

import { playerTexts } from '@/texts/player';
import styles from '../player.module.css';
import { WARN_SEC } from './sleep-timer';

/** In the last minute before the video is paused: says so, and lets whoever is still awake go on. */
export function SleepNote({ left, onStay }: { left: number | null; onStay: () => void }) {
  if (left === null || left > WARN_SEC) return null;
  return (
    <div className={styles.note}>
      {playerTexts.sleepSoon(left)}
      <button type="button" onClick={onStay}>
        {playerTexts.stayAwake}
      </button>
    </div>
  );
}
