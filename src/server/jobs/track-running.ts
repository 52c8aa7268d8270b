import { setTimeout as sleep } from 'node:timers/promises';
import type { Agenda, Job } from 'agenda';
import type { Logger } from '../log';

/**
 * Follows the runs of a queue, and tells when a place for the next of a kind is free, for which Agenda would wait
 * until its next poll. `idle` waits until nothing runs, at most `timeoutMs`.
 */
export function trackRunning(agenda: Agenda, placeFree: (name: string) => void, log: Logger) {
  const running = new Set<Job>();
  const waiting: (() => void)[] = [];

  agenda.on('start', (job: Job) => {
    running.add(job);
  });
  agenda.on('complete', (job: Job) => {
    running.delete(job);
    if (running.size === 0) for (const resolve of waiting.splice(0)) resolve();
    // Not before Agenda itself has noted the end, which it does right after this event.
    placeFree(job.attrs.name);
  });

  return {
    async idle(timeoutMs: number): Promise<void> {
      if (running.size === 0) return;
      const timeout = new AbortController();
      const nothingRuns = new Promise<void>((resolve) => waiting.push(resolve));
      await Promise.race([nothingRuns, sleep(timeoutMs, undefined, { signal: timeout.signal }).catch(() => {})]);
      timeout.abort();
      if (running.size > 0)
        log.warn({ running: running.size }, 'jobs still run; they will be repeated when left alone');
    },
  };
}
