import { type Run, wallToMedia } from '@/shared/timeline';
import type { ChatActivity } from '@/shared/views';

/** A shorter column would tell more of the chance of a few messages than of the chat. */
const COLUMN_SEC = 10;
/** More columns than this cannot be told apart on a seek bar. */
const MOST_COLUMNS = 360;

type Pace = readonly { at: number; messages: number }[];

/**
 * How lively the chat was along the media: counted stretches of `paceMs` of wall clock become columns of equal length in
 * media time, as messages a minute. What was written while nothing was recorded has no place and is left out. Pure.
 */
export function mapPace(pace: Pace, paceMs: number, runs: readonly Run[]): ChatActivity {
  const last = runs.at(-1);
  const totalSec = last ? last.mediaStart + last.duration : 0;
  const stepSec = COLUMN_SEC * Math.max(1, Math.ceil(totalSec / COLUMN_SEC / MOST_COLUMNS));
  const counts = new Array<number>(Math.ceil(totalSec / stepSec)).fill(0);
  for (const { at, messages } of pace) {
    // Shared out over the columns that the stretch falls into.
    const parts = 4;
    for (let part = 0; part < parts; part += 1) {
      const wallMs = at + ((part + 0.5) * paceMs) / parts;
      if (!runs.some(({ wallStart, duration }) => wallMs >= wallStart && wallMs <= wallStart + duration * 1000))
        continue;
      const column = Math.floor((wallToMedia(runs, wallMs) ?? 0) / stepSec);
      const held = counts[column];
      if (held !== undefined) counts[column] = held + messages / parts;
    }
  }
  // The last column is shorter than the others.
  const perMinute = counts.map((count, column) => {
    const seconds = Math.min(stepSec, totalSec - column * stepSec);
    return Math.round((count * 60) / Math.max(seconds, 1));
  });
  return { stepSec, perMinute };
}
