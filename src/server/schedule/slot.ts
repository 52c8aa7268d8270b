const HOUR_SEC = 60 * 60;
const DAY_SEC = 24 * HOUR_SEC;

/** How long something without an announced end is taken to last when slots are laid out. */
const UNKNOWN_SEC = HOUR_SEC;

export type Padding = { paddingBeforeSec: number; paddingAfterSec: number; untilEnd: boolean };

/** The time a recording takes up, epoch milliseconds. */
export type Slot = {
  startAt: number;
  /** Null = when the broadcast ends. */
  endAt: number | null;
  /** When it is over if all goes as announced; one that has not started by then is missed. */
  expectedEndAt: number;
  maxDurationSec: number;
};

/** An occurrence with the padding of its event. Neighbours keep their padding: they overlap, and need two slots for it. */
export function slotOf(padding: Padding, times: { startAt: number; durationSec: number | null }): Slot {
  const startAt = times.startAt - padding.paddingBeforeSec * 1000;
  const durationSec = Math.min(times.durationSec ?? UNKNOWN_SEC, DAY_SEC);
  const expectedEndAt = times.startAt + (durationSec + padding.paddingAfterSec) * 1000;
  const open = padding.untilEnd || times.durationSec === null;
  const plannedSec = Math.ceil((expectedEndAt - startAt) / 1000);
  return {
    startAt,
    endAt: open ? null : expectedEndAt,
    expectedEndAt,
    // One that may run over is given as long again, six hours at least.
    maxDurationSec: Math.min(DAY_SEC, open ? Math.max(6 * HOUR_SEC, plannedSec * 2) : plannedSec + 60),
  };
}
