'use client';

import { formatClock } from '@/components/ui/format-duration';
import { playerTexts } from '@/texts/player';
import { showTime, type TimeShown, useTimeShown } from '../use-time-shown';
import styles from './player.module.css';
import type { MediaState } from './use-media-state';

type Props = { media: MediaState; live: boolean; totalSec: number; broadcastAt: (sec: number) => string };

/** What a press leads to. Nothing is left of what still goes on. */
function nextShown(shown: TimeShown, live: boolean): TimeShown {
  if (shown === 'broadcast') return 'position';
  return shown === 'position' && !live ? 'remaining' : 'broadcast';
}

/** The time as somebody likes to read it; a press changes how. */
export function TimeButton({ media: { time }, live, totalSec, broadcastAt }: Props) {
  const chosen = useTimeShown();
  const shown = live && chosen === 'remaining' ? 'position' : chosen;
  const next = nextShown(shown, live);
  const text = {
    position: () => `${formatClock(time)} / ${formatClock(totalSec)}`,
    remaining: () => `−${formatClock(totalSec - time)} / ${formatClock(totalSec)}`,
    broadcast: () => broadcastAt(time),
  }[shown]();
  return (
    <button type="button" className={styles.time} title={playerTexts.showTime[next]} onClick={() => showTime(next)}>
      {text}
    </button>
  );
}
