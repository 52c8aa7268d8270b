'use client';

import { Dialog } from '@/components/ui/dialog';
import { formatClock } from '@/components/ui/format-duration';
import { watchTexts } from '@/texts/watch';
import styles from './marks-dialog.module.css';
import type { SeekMark } from './player/seek-marks';

type Props = { marks: readonly SeekMark[]; onSeek: (sec: number) => void; onClose: () => void };

/** Gaps and troubles of the recording as a list, each leading to its moment. */
export function MarksDialog({ marks, onSeek, onClose }: Props) {
  return (
    <Dialog title={watchTexts.marksTitle} onClose={onClose}>
      <ul className={styles.list}>
        {marks.map((mark) => (
          <li key={`${mark.kind}-${mark.at}-${mark.label}`}>
            <button
              type="button"
              className={styles.mark}
              onClick={() => {
                onSeek(mark.at);
                onClose();
              }}
            >
              <span className={`${styles.dot} ${styles[mark.kind]}`} aria-hidden />
              <span className={styles.time}>{formatClock(mark.at)}</span>
              <span>{mark.label}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
