'use client';

import { classNames } from '@/components/ui/class-names';
import { playerTexts } from '@/texts/player';
import styles from './player.module.css';

/** While the recording runs: says whether one watches live, and leads there. */
export function LiveButton({ behindSec, onGoLive }: { behindSec: number; onGoLive: () => void }) {
  const atEdge = behindSec < 15;
  return (
    <button
      type="button"
      className={classNames(styles.live, atEdge && styles.atEdge)}
      onClick={onGoLive}
      aria-label={atEdge ? playerTexts.watchingLive : playerTexts.backToLive}
      aria-disabled={atEdge}
    >
      <span className={styles.liveDot} aria-hidden />
      {atEdge ? playerTexts.live : playerTexts.backToLive}
    </button>
  );
}
