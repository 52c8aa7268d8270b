import type { Failure, FinishReason } from '@jomo/recorder/protocol';

/** What the decisions below need to know of a recording. Times in epoch milliseconds, durations in seconds. */
export type Wish = {
  attempts: number;
  createdAt: number;
  startAt: number;
  endAt: number | null;
  durationSec: number | null;
  maxDurationSec: number;
  waitSec: number;
  stopRequestedAt: number | null;
  /** Media that are safe on disk. */
  recordedSec: number;
};

/** Shortest time from one launch to the next, so that what fails at once is not tried in a tight loop. */
const BACKOFF_MS = [0, 0, 5_000, 10_000, 20_000, 40_000];

export function relaunchNotBefore({ attempts, launchedAt }: { attempts: number; launchedAt: number | null }): number {
  return (launchedAt ?? 0) + (BACKOFF_MS[attempts] ?? 60_000);
}

/** Less media than this missing at the end is not worth another recorder. */
const TAIL_SEC = 1;

/** Why nothing more has to be recorded; null = it is still wanted. */
export function whyDone(wish: Wish, now: number): FinishReason | null {
  if (wish.stopRequestedAt !== null) return 'stopped';
  if (wish.endAt !== null && now >= wish.endAt - TAIL_SEC * 1000) return 'duration';
  if (wish.endAt === null && wish.durationSec !== null && wish.recordedSec >= wish.durationSec - TAIL_SEC) {
    return 'duration';
  }
  return wish.recordedSec >= wish.maxDurationSec - TAIL_SEC ? 'max_duration' : null;
}

/** Beyond the grace period: a machine that restarts is back by then. */
const AWAY_MS = 10 * 60_000;

export type Absence = {
  /** The last that was heard of a recorder; null = none has recorded anything yet. */
  heardAt: number | null;
  graceSec: number;
  /** It is of a broadcast that a channel showed: the channel is looked at, and what is on now is begun anew. */
  ofChannel: boolean;
  expectedEndAt: number | null;
};

/**
 * Was nothing recorded for so long that what the page shows now is something else? Then it is not glued to what was
 * recorded before. A recording that was planned or counted is the same one until its time is over.
 */
export function wasAwayTooLong(
  wish: Wish,
  { heardAt, graceSec, ofChannel, expectedEndAt }: Absence,
  now: number,
): boolean {
  if (heardAt === null || now - heardAt <= graceSec * 1000 + AWAY_MS) return false;
  const { endAt, startAt, durationSec, maxDurationSec, waitSec } = wish;
  if (ofChannel) return true;
  const planned = endAt ?? expectedEndAt ?? startAt + (durationSec ?? maxDurationSec) * 1000;
  return now >= Math.max(planned, startAt + waitSec * 1000);
}

/** A recorder that keeps dying is replaced a few times, and once more for every five minutes it did record. */
function attemptsFor(recordedSec: number): number {
  return 5 + Math.floor(recordedSec / 300);
}

/** May a recorder that vanished be replaced? */
export function mayReplaceLost(wish: Wish): boolean {
  return wish.attempts < attemptsFor(wish.recordedSec);
}

/** A recording made this long ahead was planned: nobody sits before the screen to try again by hand. */
const PLANNED_MS = 60_000;

export function wasPlanned({ createdAt, startAt }: Pick<Wish, 'createdAt' | 'startAt'>): boolean {
  return startAt - createdAt > PLANNED_MS;
}

/**
 * May a recorder that gave up be followed by another? Once something was recorded, yes, like after a crash. Before that
 * only as long as the user was ready to wait, and a user who just asked is told soon rather than kept waiting.
 */
export function mayRetryFailed(wish: Wish, failure: Failure, now: number): boolean {
  if (!failure.retryable || failure.code === 'never_live') return false;
  // Ended by a signal that nobody here wished (a wish to stop is looked at before): the machine goes down.
  if (wish.recordedSec > 0 || failure.code === 'interrupted') return mayReplaceLost(wish);
  const most = wasPlanned(wish) ? 6 : failure.fault === 'jomo' ? 3 : 2;
  return wish.attempts < most && now < wish.startAt + Math.max(wish.waitSec, 60) * 1000;
}
