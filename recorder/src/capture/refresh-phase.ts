/**
 * Chromium without a GPU draws on a timer of 16,666 us (DefaultInterval of viz::BeginFrameArgs in its source; measured
 * here as 16,664 +- 3 us over a minute). A grabber with another period drifts through that grid, and each time both
 * fall together it catches one picture twice and misses the next: 80 to 95 % unique pictures for minutes on end.
 */
export const REFRESH_US = 16_666;

/**
 * Where in the refresh interval to grab, ms after the tick. A new picture reaches the screen 3 to 7 ms after the tick
 * (measured: there 50 to 90 % of the pictures were unique, elsewhere 97 to 100 %), on a busy machine later.
 */
const TARGET_MS = 13.7;
const TOLERANCE_MS = 4;
const INTERVAL_MS = REFRESH_US / 1000;

/** Microseconds between two grabs: the multiple of the refresh interval that is nearest to the frame rate. */
export function grabPeriodUs(fps: number): number {
  return Math.round(1_000_000 / fps / REFRESH_US) * REFRESH_US;
}

/** Remainder that is never negative. */
function wrap(ms: number): number {
  return ((ms % INTERVAL_MS) + INTERVAL_MS) % INTERVAL_MS;
}

/** Does a grabber that began at `grabAt` stay clear of the page's drawing? Both and `tickAt` in epoch ms. */
export function isClearOfDrawing(grabAt: number, tickAt: number): boolean {
  const ahead = wrap(grabAt - tickAt - TARGET_MS);
  return Math.min(ahead, INTERVAL_MS - ahead) <= TOLERANCE_MS;
}

/** How long to wait, ms, before starting a grabber that needs `startUpMs` until its first grab, to hit the target. */
export function waitForPhase(now: number, startUpMs: number, tickAt: number): number {
  return wrap(tickAt + TARGET_MS - now - startUpMs);
}

/** Wall clock of the first grab in epoch ms, from the line with which ffmpeg presents its first input; null in others. */
export function parseGrabStart(line: string): number | null {
  const match = /Duration: N\/A, start: (\d+\.\d+)/.exec(line);
  return match ? Number(match[1]) * 1000 : null;
}
