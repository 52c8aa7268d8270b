import { setTimeout as sleep } from 'node:timers/promises';
import type { Agenda, Job } from 'agenda';
import type { Logger } from '../log';
import type { SqliteBackend } from './sqlite/sqlite-backend';

type Ended = Pick<SqliteBackend, 'removeDone' | 'wake'>;

/**
 * Follows the runs of a queue: removes jobs that ended well, and takes the next of a kind when one has ended, for which
 * Agenda would wait until its next poll. `idle` waits until nothing runs, at most `timeoutMs`.
 */
export function trackRunning(agenda: Agenda, backend: Ended, log: Logger) {
  const running = new Set<Job>();
  const waiting: (() => void)[] = [];

  async function ended(job: Job): Promise<void> {
    try {
      if (job.attrs._id && !job.attrs.nextRunAt && !job.attrs.failCount) await backend.removeDone(job.attrs._id);
    } catch (error) {
      log.warn({ err: error, job: job.attrs.name }, 'a finished job could not be removed');
    } finally {
      running.delete(job);
      if (running.size === 0) for (const resolve of waiting.splice(0)) resolve();
      // Agenda itself notes the end right after this event.
      setImmediate(() => void backend.wake(job.attrs.name));
    }
  }

  agenda.on('start', (job: Job) => {
    running.add(job);
  });
  agenda.on('complete', (job: Job) => void ended(job));

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
