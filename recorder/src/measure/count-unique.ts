import { CARD_FPS, LOOP_FRAMES } from './card-layout';

export type UniqueCount = {
  readonly frames: number;
  readonly readable: number;
  /** New pictures seen over new pictures due, 0..1. */
  readonly uniqueRatio: number;
  /** Longest time one picture stood, in ms; one frame period is normal. */
  readonly longestFreezeMs: number;
};

/** The most frequent interval, told to the millisecond: the frame period even when some frames are missing. */
function usualInterval(intervals: ReadonlyMap<number, number>): number {
  let best = Math.round(1000 / CARD_FPS);
  let most = 0;
  let sum = 0;
  let weight = 0;
  for (const [ms, times] of intervals) {
    if (times > most) [best, most] = [ms, times];
  }
  // 30 fps comes as 33 and 34 ms in turn: average what lies next to the most frequent value.
  for (const [ms, times] of intervals) {
    if (Math.abs(ms - best) <= 1) [sum, weight] = [sum + ms * times, weight + times];
  }
  return (weight > 0 ? sum / weight : best) / 1000;
}

/**
 * Counts new pictures. `take` each frame in order of time (seconds), then ask for the `result`. A number is new when it
 * lies ahead of the last one, over the wrap at 960 too; an unreadable frame is never new. A picture is due for every
 * frame period of the recording, or of the card when the recording has more frames than that.
 */
export function countUnique(): { take(timeSec: number, number: number | null): void; result(): UniqueCount } {
  let frames = 0;
  let readable = 0;
  let fresh = 0;
  let firstAt = 0;
  let lastAt = 0;
  let newAt: number | null = null;
  let shown: number | null = null;
  let longest = 0;
  const intervals = new Map<number, number>();

  return {
    take(timeSec, number) {
      if (frames === 0) firstAt = timeSec;
      else {
        const ms = Math.round((timeSec - lastAt) * 1000);
        intervals.set(ms, (intervals.get(ms) ?? 0) + 1);
      }
      frames += 1;
      lastAt = timeSec;
      if (number === null) return;
      readable += 1;
      const ahead = shown === null ? 1 : (number - shown + LOOP_FRAMES) % LOOP_FRAMES;
      if (ahead === 0 || ahead > LOOP_FRAMES / 2) return;
      if (newAt !== null) longest = Math.max(longest, timeSec - newAt);
      fresh += 1;
      shown = number;
      newAt = timeSec;
    },
    result() {
      const interval = usualInterval(intervals);
      const lengthSec = lastAt - firstAt + interval;
      const due = Math.max(1, Math.round(lengthSec / Math.max(interval, 1 / CARD_FPS)));
      const standing = newAt === null ? lengthSec : lastAt + interval - newAt;
      return {
        frames,
        readable,
        uniqueRatio: frames === 0 ? 0 : Math.min(1, fresh / due),
        longestFreezeMs: frames === 0 ? 0 : Math.max(longest, standing) * 1000,
      };
    },
  };
}
