/**
 * How long before the wished time the recorder is launched. Browser, page and capture are ready after four seconds on an
 * idle machine of two cores, and after twice that on one that records and packages already.
 */
export const PREWARM_MS = 12_000;

/** A wished time at most this far in the past still means "now": clocks differ and forms are slow. */
export const PAST_TOLERANCE_MS = 60_000;

/** When to launch the recorder so that the first frame is on disk at or before `startAt`. Epoch milliseconds. */
export function launchAt({ startAt, now }: { startAt: number; now: number }): number {
  return Math.max(now, startAt - PREWARM_MS);
}

export function isDue({ startAt, now }: { startAt: number; now: number }): boolean {
  return startAt - PREWARM_MS <= now;
}

export type Times = {
  startAt: number;
  /** Wall clock end of an occurrence with a fixed place in time; null = counted in recorded media, or open. */
  endAt: number | null;
  durationSec: number | null;
};

/**
 * Resolves a wish: a duration from a wished time ends at a wall clock time (the broadcast's slot), a duration from now
 * counts recorded media (waiting for the broadcast costs nothing). `too_late` = the time is past.
 */
export function resolveTimes(
  wish: { startAt: number | null; durationSec: number | null },
  now: number,
): Times | 'too_late' {
  const { durationSec } = wish;
  if (wish.startAt === null) return { startAt: now, endAt: null, durationSec };
  if (wish.startAt < now - PAST_TOLERANCE_MS) return 'too_late';
  if (wish.startAt <= now) return { startAt: now, endAt: null, durationSec };
  return { startAt: wish.startAt, endAt: durationSec === null ? null : wish.startAt + durationSec * 1000, durationSec };
}

/**
 * When a recording will probably end, epoch ms; null when it runs until the broadcast ends. What was announced
 * (`expectedEndAt`) counts until it is past.
 */
export function expectedEnd(
  times: { startedAt: number | null; expectedEndAt?: number | null } & Times,
  now: number,
): number | null {
  if (times.endAt !== null) return times.endAt;
  const { expectedEndAt = null } = times;
  if (expectedEndAt !== null && expectedEndAt > now) return expectedEndAt;
  if (times.durationSec === null) return null;
  return (times.startedAt ?? Math.max(times.startAt, now)) + times.durationSec * 1000;
}
