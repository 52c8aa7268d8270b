import { CARD_FPS, LOOP_FRAMES } from '../../recorder/src/measure/card-layout';

/** Frames `from` to `to` of a recording show the card's frames from number `card` on, one after the other. */
export type Run = { from: number; to: number; card: number };

/** A recording worse than this is compared over its first runs only: filter expressions have their limits. */
const MAX_RUNS = 300;

/**
 * Which frame of the card each frame of a recording shows, as runs. `numbers` are the barcodes in order, null where none
 * could be read. Numbers of the card count on over its loop of 960. Repeated, torn and unreadable frames are in no run.
 */
export function alignFrames(numbers: readonly (number | null)[]): Run[] {
  const runs: Run[] = [];
  let shown: number | null = null;
  for (const [index, number] of numbers.entries()) {
    if (number === null) continue;
    const ahead: number = shown === null ? number : (number - shown + LOOP_FRAMES) % LOOP_FRAMES;
    if (shown !== null && (ahead === 0 || ahead > LOOP_FRAMES / 2)) continue;
    const card: number = (shown ?? 0) + ahead;
    shown = card;
    const last = runs.at(-1);
    if (last && index === last.to + 1 && card === last.card + (index - last.from)) last.to = index;
    else runs.push({ from: index, to: index, card });
  }
  return runs.slice(0, MAX_RUNS);
}

/** A sum as a balanced tree: ffmpeg's expressions may be about a hundred levels deep, and a plain chain is one a term. */
export function balancedSum(terms: readonly string[]): string {
  if (terms.length <= 2) return terms.join('+');
  const half = Math.ceil(terms.length / 2);
  return `(${balancedSum(terms.slice(0, half))})+(${balancedSum(terms.slice(half))})`;
}

/**
 * A filter chain that gives each frame of the runs the time of the card's frame that it shows, and drops all others: the
 * filters that compare two inputs then pair them by time.
 */
export function alignFilter(runs: readonly Run[]): string {
  let shift = 0;
  const shifts = runs.map(({ from, card }) => {
    const step = card - from - shift;
    shift += step;
    return `gte(N,${from})*(${step})`;
  });
  const wanted = runs.map(({ from, to }) => `between(n,${from},${to})`);
  return `setpts='(N+${balancedSum(shifts)})/${CARD_FPS}/TB',select='${balancedSum(wanted)}'`;
}

export const countAligned = (runs: readonly Run[]) => runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
