import { setTimeout as delay } from 'node:timers/promises';

/** Time, injected so that tests need not wait. `sleep` ends early, without an error, when `signal` is aborted. */
export type Clock = { now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> };

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(Math.max(0, ms), undefined, signal ? { signal } : {}).catch(() => undefined),
};

/** Waits for `work` at most `ms`; answers undefined when it took longer. The work itself is not stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([work, systemClock.sleep(ms, timer.signal).then(() => undefined)]);
  } finally {
    timer.abort();
  }
}
