import type { HealthKind } from '../../protocol/index';

export type HealStep = 'play' | 'reload' | 'relaunch' | 'give_up';
export type HealTrouble = Extract<HealthKind, 'no_media' | 'frozen' | 'browser_gone' | 'stream_ended'>;

/** Seconds into the trouble at which each step is due; then `AGAIN_SEC` apart, reloading, every fourth time relaunching. */
const STEPS: readonly (readonly [HealStep, number])[] = [
  ['play', 0],
  ['reload', 5],
  ['relaunch', 20],
];
const AGAIN_SEC = 30;
/** Trouble that is not a plain end gets at least this long, however short the grace. */
const PATIENCE_SEC = 60;

/**
 * The next step out of a trouble, or null when it is not yet time. Pure: `taken` counts the steps already taken,
 * `lastAt` is when the last one was. A plain end of the stream is only waited out: a reload could start it from the
 * beginning again.
 */
export function nextHealStep(state: {
  trouble: HealTrouble;
  since: number;
  taken: number;
  lastAt: number | null;
  now: number;
  graceSec: number;
  /** Whether the browser is gone right now. */
  gone: boolean;
}): HealStep | null {
  const { trouble, since, taken, now } = state;
  const seconds = (now - since) / 1000;
  if (trouble === 'stream_ended') return seconds >= state.graceSec ? 'give_up' : null;
  if (seconds >= Math.max(state.graceSec, PATIENCE_SEC)) return 'give_up';
  if (state.gone) return taken === 0 || sinceLast(state) >= backOffSec(taken) ? 'relaunch' : null;
  if (trouble === 'browser_gone') return sinceLast(state) >= AGAIN_SEC ? 'reload' : null;
  const step = STEPS[taken];
  if (step) return seconds >= step[1] ? step[0] : null;
  if (sinceLast(state) < AGAIN_SEC) return null;
  return taken % 4 === 3 ? 'relaunch' : 'reload';
}

function sinceLast({ lastAt, now }: { lastAt: number | null; now: number }): number {
  return lastAt === null ? Number.POSITIVE_INFINITY : (now - lastAt) / 1000;
}

function backOffSec(taken: number): number {
  return Math.min(20, 2 ** taken);
}
