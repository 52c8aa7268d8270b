const STALL_MS = 15_000;
const WINDOW_MS = 10 * 60_000;
const MAX_RESTARTS = 5;

/** Says `stalled` when no media was finished for 15 s (segments are 4 s). */
export function createStallCheck() {
  let lastSec = -1;
  let movedAt = 0;
  return (mediaSec: number, now: number): boolean => {
    if (mediaSec !== lastSec) {
      lastSec = mediaSec;
      movedAt = now;
    }
    return now - movedAt >= STALL_MS;
  };
}

/** Whether one more restart of the capture is reasonable: at most five in ten minutes. Pure. */
export function mayRestart(restarts: readonly number[], now: number): boolean {
  return restarts.filter((at) => now - at < WINDOW_MS).length < MAX_RESTARTS;
}
