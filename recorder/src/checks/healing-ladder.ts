import type { HealthKind } from '../../protocol/index';

export type HealStep = 'play' | 'clear' | 'reload' | 'relaunch' | 'new_recorder' | 'give_up';
export type HealTrouble = Extract<
  HealthKind,
  'no_media' | 'frozen' | 'browser_gone' | 'stream_ended' | 'black' | 'still' | 'silent'
>;
type Ladder = readonly (readonly [HealStep, number])[];

/** Seconds into the trouble at which each step is due; then `AGAIN_SEC` apart, reloading, every fourth time relaunching. */
const STEPS: Ladder = [
  ['play', 0],
  ['clear', 2],
  ['reload', 5],
  ['relaunch', 20],
];
const AGAIN_SEC = 30;
/** Trouble that is not a plain end gets at least this long, however short the grace. */
const PATIENCE_SEC = 60;
/** The player says that all is well and only the recorded picture is not: it may be meant to be so. No hurry, and no end. */
const OUTPUT_STEPS: Ladder = [
  ['play', 0],
  ['clear', 5],
  ['reload', 20],
  ['relaunch', 45],
];
const NEW_RECORDER_SEC = 90;

/**
 * The next step out of a trouble, or null when it is not yet time. Pure: `taken` counts the steps already taken,
 * `lastAt` is when the last one was. A plain end of the stream is only waited out: a reload could start it from the
 * beginning again. A browser that cannot be had again is the machine's fault, not the end of the broadcast: a new
 * recorder goes on.
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
  /** For `black` and `still`: the player shows something else than what is recorded. */
  proven?: boolean;
  /** Only what disturbs nobody: no reload, no new browser. */
  gently?: boolean;
  /** The page itself says that nothing is live: there is nothing that a reload could start from the beginning. */
  offline?: boolean;
}): HealStep | null {
  const { trouble, since, taken, now } = state;
  const seconds = (now - since) / 1000;
  if (trouble === 'stream_ended') {
    if (seconds >= state.graceSec) return 'give_up';
    // A page that says "offline" often says so until it is loaded again.
    const again = state.offline && now - (state.lastAt ?? since) >= AGAIN_SEC * 1000;
    return again ? 'reload' : null;
  }
  const late = seconds >= Math.max(state.graceSec, PATIENCE_SEC);
  if (state.gone && late) return 'new_recorder';
  if (state.gone) return taken === 0 || sinceLast(state) >= backOffSec(taken) ? 'relaunch' : null;
  if (trouble === 'black' || trouble === 'still' || trouble === 'silent') return outputStep(state, seconds);
  if (late) return 'give_up';
  if (trouble === 'browser_gone') return sinceLast(state) >= AGAIN_SEC ? 'reload' : null;
  const step = STEPS[taken];
  if (step) return seconds >= step[1] ? step[0] : null;
  if (sinceLast(state) < AGAIN_SEC) return null;
  return (taken - STEPS.length) % 4 === 3 ? 'relaunch' : 'reload';
}

function outputStep(state: { taken: number; proven?: boolean; gently?: boolean }, seconds: number): HealStep | null {
  const step = OUTPUT_STEPS[state.taken];
  if (state.gently && step?.[0] === 'reload') return null;
  if (step) return seconds >= step[1] ? step[0] : null;
  return state.proven && seconds >= NEW_RECORDER_SEC ? 'new_recorder' : null;
}

function sinceLast({ lastAt, now }: { lastAt: number | null; now: number }): number {
  return lastAt === null ? Number.POSITIVE_INFINITY : (now - lastAt) / 1000;
}

function backOffSec(taken: number): number {
  return Math.min(20, 2 ** taken);
}
