import type { Clock } from '../../src/clock';

/** A clock for tests that never waits: sleeping moves it on. `at` runs an action when its time has come. */
export function createFakeClock(start = 1_700_000_000_000) {
  let now = start;
  let aside = 0;
  const planned: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    wall: () => now + aside,
    sleep: async (ms, signal) => {
      // A turn of the event loop, so that other tasks get on.
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (signal?.aborted) return;
      now += ms;
      for (const one of planned.splice(0).sort((a, b) => a.at - b.at)) {
        if (one.at <= now) one.act();
        else planned.push(one);
      }
    },
  };
  return {
    ...clock,
    at: (sec: number, act: () => void) => planned.push({ at: start + sec * 1000, act }),
    start,
    /** Somebody sets the system's clock. */
    jump: (ms: number) => {
      aside += ms;
    },
  };
}
