import type { Clock } from './clock';

/** Whole stop of a recorder that was signalled, upload included: Docker and systemd kill after ten seconds. */
const SIGNAL_MS = 9000;

export type Patience = {
  /** A signal arrived: from now on nine seconds are left; a second signal leaves none. */
  hurry(): void;
  /** `work`, or `otherwise` once patience is over. */
  limit<T>(work: Promise<T>, otherwise: T): Promise<T>;
};

/** How long the end of a recorder may take: `hours` while the app is away, seconds after a signal. */
export function createPatience(clock: Clock, hours: number): Patience {
  const over = new AbortController();
  let hurried = false;
  return {
    hurry: () => {
      if (hurried) over.abort();
      hurried = true;
      void clock.sleep(SIGNAL_MS, over.signal).then(() => over.abort());
    },
    limit: async (work, otherwise) => {
      const done = new AbortController();
      const expired = clock.sleep(hours * 3_600_000, AbortSignal.any([over.signal, done.signal])).then(() => otherwise);
      try {
        return await Promise.race([work, expired]);
      } finally {
        done.abort();
      }
    },
  };
}
