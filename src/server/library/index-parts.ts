import { type IndexRow, type IndexRun, splitRuns } from '../ingest/segment-index';

/** One unbroken run of segments, the initialization segment they need, and the number of the part they came from. */
export type MediaPart = IndexRun & { number: number };

/**
 * The parts of a rendition's index: one run for each part that has media, so `numbers` (of those parts, in order) names
 * them. Runs without media are left out.
 */
export function splitIndex(rows: readonly IndexRow[], numbers: readonly number[]): MediaPart[] {
  return splitRuns(rows)
    .filter((run) => run.segments.length > 0)
    .map((run, index) => ({ ...run, number: numbers[index] ?? index + 1 }));
}

/** Seconds of media in a part. */
export function partDuration({ segments }: Pick<MediaPart, 'segments'>): number {
  return segments.reduce((sum, segment) => sum + segment.duration, 0);
}

/** Seconds of media in all parts. */
export function totalDuration(parts: readonly MediaPart[]): number {
  return parts.reduce((sum, part) => sum + partDuration(part), 0);
}

/** Bytes of a part, its initialization segment included. */
export function partBytes({ init, segments }: IndexRun): number {
  return segments.reduce((sum, segment) => sum + segment.length, init.length);
}

/** Segments are 4 s long (DESIGN.md 3); a playlist that grows must not change its target duration. */
export const TARGET_DURATION = 4;

/** The smallest whole number of seconds that every segment, rounded, stays within (RFC 8216, 4.3.3.1). */
export function targetDurationOf(parts: readonly Pick<MediaPart, 'segments'>[]): number {
  let target = TARGET_DURATION;
  for (const { segments } of parts) {
    for (const { duration } of segments) target = Math.max(target, Math.round(duration));
  }
  return target;
}
