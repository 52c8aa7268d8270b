import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from './server/log';

type Closer = { name: string; close: () => unknown; timeoutMs: number };

/** What was started, to be closed in reverse, once, each within its time. */
export function createClosers(log: Logger) {
  const started: Closer[] = [];
  let closing: Promise<void> | null = null;

  async function closeOne({ name, close, timeoutMs }: Closer): Promise<void> {
    const late = new AbortController();
    try {
      const outcome = await Promise.race([
        Promise.resolve()
          .then(close)
          .then(() => 'closed' as const),
        sleep(timeoutMs, 'late' as const, { signal: late.signal }),
      ]);
      if (outcome === 'late') log.warn({ name, timeoutMs }, 'did not close in time');
    } catch (err) {
      log.error({ name, err }, 'did not close cleanly');
    } finally {
      late.abort();
    }
  }

  async function closeInReverse(): Promise<void> {
    for (let closer = started.pop(); closer; closer = started.pop()) await closeOne(closer);
  }

  return {
    add(name: string, close: () => unknown, timeoutMs = 5_000): void {
      started.push({ name, close, timeoutMs });
    },
    /** Idempotent: every caller waits for the same closing. */
    closeAll(): Promise<void> {
      closing ??= closeInReverse();
      return closing;
    },
  };
}

export type Closers = ReturnType<typeof createClosers>;
