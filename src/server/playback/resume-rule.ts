import { BEGUN_SEC, WATCHED_SHARE } from '../library/watched-marks';

/** Watched to the end. A recording that still runs has no end yet. */
export function isWatched(positionSec: number, durationSec: number, live: boolean): boolean {
  return !live && durationSec > 0 && positionSec >= durationSec * WATCHED_SHARE;
}

/**
 * Where to resume, seconds: the last position when it lies between 5 s and 95 %, else the start (barely begun, or
 * finished). While a recording runs there is no 95 %, only what is there so far.
 */
export function resumePosition(positionSec: number | null, durationSec: number, live: boolean): number {
  if (positionSec === null || positionSec < BEGUN_SEC) return 0;
  if (isWatched(positionSec, durationSec, live)) return 0;
  return Math.min(positionSec, durationSec);
}
