import type { IndexRow } from '../ingest/segment-index';
import type { Fragment } from './scan-fragments';

/** A source segment: its index row and when its first picture is shown, in raw seconds. */
export type SourceSegment = { row: IndexRow; start: number; duration: number };

function joined(fragments: readonly Fragment[]): Omit<Fragment, 'start'> {
  return {
    offset: fragments[0]?.offset ?? 0,
    length: fragments.reduce((sum, fragment) => sum + fragment.length, 0),
    duration: fragments.reduce((sum, fragment) => sum + fragment.duration, 0),
  };
}

/**
 * Puts a rung's fragments together to the source's segments. Rows have the rung's bytes and the source's duration and
 * date. Throws, naming the segment, when a boundary or a length is off by more than a frame: a player that changes
 * rungs there would repeat or skip, so such a rung must not be offered.
 */
export function alignFragments(
  source: readonly SourceSegment[],
  fragments: readonly Fragment[],
  frameSec: number,
): Omit<IndexRow, 'seq'>[] {
  const rows = source.map((segment, index) => {
    const until = source[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    // Half a frame of room: both times come from the same frames, but through different clocks.
    const mine = fragments.filter(({ start }) => start >= segment.start - frameSec / 2 && start < until - frameSec / 2);
    const { offset, length, duration } = joined(mine);
    const where = `segment ${segment.row.seq} at ${segment.start.toFixed(3)} s`;
    if (!mine[0]) throw new Error(`The rung has nothing for ${where}.`);
    if (Math.abs(mine[0].start - segment.start) > frameSec) throw new Error(`The rung's boundary is off for ${where}.`);
    if (Math.abs(duration - segment.duration) > frameSec * 1.01) {
      throw new Error(
        `The rung has ${duration.toFixed(3)} s instead of ${segment.duration.toFixed(3)} s for ${where}.`,
      );
    }
    return { offset, length, duration: segment.row.duration, programDateTime: segment.row.programDateTime };
  });
  const used = rows.reduce((sum, row) => sum + row.length, 0);
  const all = fragments.reduce((sum, fragment) => sum + fragment.length, 0);
  if (used !== all) throw new Error(`The rung has ${all - used} bytes that belong to no segment.`);
  return rows;
}
