import type { ChatActivity } from '@/shared/views';

/** Lively moments nearer to each other than this are one. */
const APART_SEC = 45;
/** Fewer would be all the same; more would be none. */
const MOST_PEAKS = 15;
/** Chat answers what it sees, and somewhat late: so far before its rise one begins to watch. */
const LEAD_SEC = 10;
/** "Before the last peak" right after having jumped to it. */
const SAME_SEC = 4;

/** Each column with half of its neighbours, so that the chance of one does not make a peak. */
function smooth(perMinute: readonly number[]): number[] {
  return perMinute.map((value, at) => {
    const before = perMinute[at - 1] ?? value;
    const after = perMinute[at + 1] ?? value;
    return (before + 2 * value + after) / 4;
  });
}

/** The moments in media seconds, in order, at which it is worth beginning to watch: the chat grows loud after them. Pure. */
export function findPeaks({ stepSec, perMinute }: ChatActivity): number[] {
  const levels = smooth(perMinute);
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
  const spread = Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / Math.max(1, levels.length));
  const loud = Math.max(mean + spread, mean * 1.3);
  const tops = levels
    .map((level, column) => ({ level, column }))
    .filter(({ level, column }) => {
      const rises = level > (levels[column - 1] ?? -1);
      return level > loud && rises && level >= (levels[column + 1] ?? 0);
    })
    .sort((a, b) => b.level - a.level);
  const chosen: number[] = [];
  for (const { column } of tops) {
    if (chosen.length >= MOST_PEAKS) break;
    const near = chosen.some((other) => Math.abs(other - column) * stepSec < APART_SEC);
    if (!near) chosen.push(column);
  }
  return chosen.sort((a, b) => a - b).map((column) => Math.max(0, column * stepSec - LEAD_SEC));
}

/** The lively moment after or before a media second; null = there is none. Pure. */
export function nextPeak(peaks: readonly number[], sec: number, direction: 1 | -1): number | null {
  if (direction > 0) return peaks.find((peak) => peak > sec + 1) ?? null;
  return [...peaks].reverse().find((peak) => peak < sec - SAME_SEC) ?? null;
}

/** Messages a minute at a media second. */
export function levelAt({ stepSec, perMinute }: ChatActivity, sec: number): number | null {
  return perMinute[Math.floor(sec / stepSec)] ?? null;
}
