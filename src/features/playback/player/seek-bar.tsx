'use client';

import { MediaPreviewThumbnail, MediaPreviewTimeDisplay, MediaTimeRange } from 'media-chrome/react';
import { type PointerEvent, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import styles from './seek-bar.module.css';
import { markAt, placeMark, type SeekMark } from './seek-marks';

type Props = { marks: readonly SeekMark[]; totalSec: number };

/** Pixels around a mark within which its text is shown. */
const NEAR_PX = 8;

/** The seek bar with its preview pictures, and what went wrong drawn on it. */
export function SeekBar({ marks, totalSec }: Props) {
  const [tip, setTip] = useState<SeekMark | null>(null);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const sec = ((event.clientX - left) / width) * totalSec;
    setTip(markAt(marks, sec, (NEAR_PX / width) * totalSec));
  };
  return (
    <div className={styles.bar} onPointerMove={point} onPointerLeave={() => setTip(null)}>
      <MediaTimeRange className={styles.range}>
        <MediaPreviewThumbnail slot="preview" className={styles.thumbnail} />
        {tip && (
          <span slot="preview" className={classNames(styles.tip, styles[tip.kind])} role="status">
            {tip.label}
          </span>
        )}
        <MediaPreviewTimeDisplay slot="preview" className={styles.previewTime} />
      </MediaTimeRange>
      <div className={styles.marks} aria-hidden data-testid="seek-marks">
        {marks.map((mark) => {
          const place = placeMark(mark, totalSec);
          if (!place) return null;
          return (
            <span
              key={`${mark.kind}-${mark.at}-${mark.label}`}
              className={classNames(styles.mark, styles[mark.kind])}
              style={{ left: `${place.left}%`, width: place.width > 0 ? `max(4px, ${place.width}%)` : undefined }}
            />
          );
        })}
      </div>
    </div>
  );
}
