/** Beep and flash further apart than this belong to different seconds. */
const MAX_APART_SEC = 0.45;
/** At least so many pairs make up each end when the drift is taken, if there are enough. */
const MIN_DRIFT_PAIRS = 5;

export type OffsetStatistics = {
  readonly pairs: number;
  /** Beep minus flash in ms; positive = sound late. Null without a pair. */
  readonly medianMs: number | null;
  readonly sdMs: number | null;
  /** Null with fewer than two pairs. */
  readonly driftMs: number | null;
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (lower + upper) / 2;
}

/** Beep minus flash, in ms, for every flash that has a beep near it; both lists ascend, in seconds. */
export function pairOnsets(flashes: readonly number[], beeps: readonly number[]): number[] {
  const offsets: number[] = [];
  let next = 0;
  for (const flash of flashes) {
    while ((beeps[next + 1] ?? Number.POSITIVE_INFINITY) - flash <= Math.abs((beeps[next] ?? 0) - flash)) next += 1;
    const beep = beeps[next];
    if (beep === undefined || Math.abs(beep - flash) > MAX_APART_SEC) continue;
    offsets.push((beep - flash) * 1000);
    next += 1; // each beep belongs to one flash
  }
  return offsets;
}

/** Median, standard deviation, and drift: the median of the last tenth minus that of the first. */
export function describeOffsets(offsetsMs: readonly number[]): OffsetStatistics {
  const pairs = offsetsMs.length;
  if (pairs === 0) return { pairs, medianMs: null, sdMs: null, driftMs: null };
  const mean = offsetsMs.reduce((sum, value) => sum + value, 0) / pairs;
  const variance = offsetsMs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pairs;
  const tenth = Math.max(Math.round(pairs / 10), Math.min(MIN_DRIFT_PAIRS, Math.floor(pairs / 2)));
  const drift = pairs < 2 ? null : median(offsetsMs.slice(-tenth)) - median(offsetsMs.slice(0, tenth));
  return { pairs, medianMs: median(offsetsMs), sdMs: Math.sqrt(variance), driftMs: drift };
}
