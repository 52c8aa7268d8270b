import { setTimeout as delay } from 'node:timers/promises';

/** Time, injected so that tests need not wait. */
export type Clock = {
  /** Epoch ms by a clock that only runs on, for everything that lasts: nobody puts it right in the middle of a recording. */
  now(): number;
  /** Epoch ms as the system has it, which is what ffmpeg and pages stamp with and the app is told. It can jump. */
  wall(): number;
  /** Ends early, without an error, when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  wall: () => Date.now(),
  sleep: (ms, signal) => delay(Math.max(0, ms), undefined, signal ? { signal } : {}).catch(() => undefined),
};

/** What the system has for a moment of `now()`, or for an event of `now()` the wall clock it is reported with. Epoch ms. */
export function toWall(clock: Pick<Clock, 'now' | 'wall'>, at: number): number {
  return Math.round(at + clock.wall() - clock.now());
}

/** The way back, for a moment that others gave by the wall clock. */
export function fromWall(clock: Pick<Clock, 'now' | 'wall'>, at: number): number {
  return at - clock.wall() + clock.now();
}

/** Waits for `work` at most `ms`; answers undefined when it took longer. The work itself is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([work, systemClock.sleep(ms, timer.signal).then(() => undefined)]);
  } finally {
    timer.abort();
  }
}
