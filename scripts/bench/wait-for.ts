import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until there is an answer that is neither null nor false. Rejects after `seconds`, or with the signal's reason.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  { seconds, signal, everyMs = 100 }: { seconds: number; signal: AbortSignal; everyMs?: number },
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    signal.throwIfAborted();
    const answer = await look();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}.`);
    await pause(everyMs, signal);
  }
}

/** Waits that many milliseconds; rejects with the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}
