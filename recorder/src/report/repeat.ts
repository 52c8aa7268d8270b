import type { Clock } from '../clock';

/** Runs `work` every `ms`, never twice at once, until stopped. Errors go to `onError` and do not end it. */
export function repeat(clock: Clock, ms: number, work: () => Promise<void>, onError: (error: unknown) => void) {
  const stopping = new AbortController();
  let wake = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch(onError);
      await clock.sleep(ms, AbortSignal.any([stopping.signal, wake.signal]));
      wake = new AbortController();
    }
  })();
  return {
    /** Runs it now instead of waiting for its time. */
    soon: () => wake.abort(),
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
