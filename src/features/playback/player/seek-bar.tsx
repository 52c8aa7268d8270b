'use client';

import { type CSSProperties, type PointerEvent, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { ChatActivity } from '@/shared/views';
import { chatTexts } from '@/texts/chat';
import { formatCount } from '@/texts/plural';
import { ActivityGraph } from '../chat/activity-graph';
import { levelAt } from '../chat/find-peaks';
import { type Chapter, chapterAt } from './chapters';
import { MediaPreviewThumbnail, MediaPreviewTimeDisplay, MediaTimeRange } from './media-elements';
import type { Loop } from './player-session';
import styles from './seek-bar.module.css';
import { markAt, placeMark, type SeekMark } from './seek-marks';

type Props = {
  marks: readonly SeekMark[];
  chapters: readonly Chapter[];
  loop: Loop;
  activity: ChatActivity | null;
  totalSec: number;
  /** When a second of the video was broadcast. */
  broadcastAt: (sec: number) => string;
};

/** Pixels around a mark within which its text is shown. */
const NEAR_PX = 8;

/** Where a piece of the video is on the bar; null when it lies beyond it. The time runs from left to right in all scripts. */
function place(piece: { at: number; length: number }, totalSec: number): CSSProperties | null {
  const placed = placeMark(piece, totalSec);
  return placed && { left: `${placed.left}%`, width: placed.width > 0 ? `max(4px, ${placed.width}%)` : undefined };
}

function LoopPiece({ loop: { from, to }, totalSec }: { loop: Loop; totalSec: number }) {
  if (from === null) return null;
  const style = place({ at: from, length: (to ?? from) - from }, totalSec);
  return style && <span className={styles.loop} style={style} data-testid="loop-piece" />;
}

type Pointed = { sec: number; mark: SeekMark | null; chapter: Chapter | null };

/**
 * The seek bar with its preview pictures; chapters, the piece that is repeated, what went wrong and how lively the chat
 * was are drawn on it.
 */
export function SeekBar({ marks, chapters, loop, activity, totalSec, broadcastAt }: Props) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [level, setLevel] = useState<number | null>(null);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const sec = ((event.clientX - left) / width) * totalSec;
    setLevel(activity && levelAt(activity, sec));
    setPointed({ sec, mark: markAt(marks, sec, (NEAR_PX / width) * totalSec), chapter: chapterAt(chapters, sec) });
  };
  const { mark, chapter } = pointed ?? {};
  return (
    <div className={styles.bar} onPointerMove={point} onPointerLeave={() => setPointed(null)}>
      {activity && <ActivityGraph activity={activity} totalSec={totalSec} />}
      <MediaTimeRange className={styles.range}>
        <MediaPreviewThumbnail slot="preview" className={styles.thumbnail} />
        {mark && (
          <span slot="preview" className={classNames(styles.tip, styles[mark.kind])} role="status">
            {mark.label}
          </span>
        )}
        {!mark && chapter && (
          <span slot="preview" className={styles.tip}>
            {chapter.title}
          </span>
        )}
        {level !== null && level > 0 && (
          <span slot="preview" className={styles.level}>
            {chatTexts.perMinute(formatCount(level))}
          </span>
        )}
        <MediaPreviewTimeDisplay slot="preview" className={styles.previewTime} />
        {pointed && (
          <span slot="preview" className={styles.broadcast} data-testid="broadcast-time">
            {broadcastAt(pointed.sec)}
          </span>
        )}
      </MediaTimeRange>
      <div className={styles.marks} aria-hidden data-testid="seek-marks">
        <LoopPiece loop={loop} totalSec={totalSec} />
        {chapters.slice(1).map(({ id, at }) => {
          const style = place({ at, length: 0 }, totalSec);
          return style && <span key={id ?? at} className={styles.chapter} style={style} data-testid="chapter" />;
        })}
        {marks.map((drawn) => {
          const style = place(drawn, totalSec);
          if (!style) return null;
          const key = `${drawn.kind}-${drawn.at}-${drawn.label}`;
          return <span key={key} className={classNames(styles.mark, styles[drawn.kind])} style={style} />;
        })}
      </div>
    </div>
  );
}
