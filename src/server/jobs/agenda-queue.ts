import { Agenda, type Job } from 'agenda';
import type { Logger } from '../log';
import type { JobDefinition } from './definitions';
import type { JobResult, JobWorker } from './queue';
import { type JobData, retryDelay, runHandler } from './run-handler';
import { LostJobError } from './sqlite/save-job-state';
import { createSqliteBackend } from './sqlite/sqlite-backend';
import { trackRunning } from './track-running';

export type JobQueueOptions = {
  /** The migrated metadata database. */
  file: string;
  log: Logger;
  /** Waits before each retry of a failed job, milliseconds; when they are used up it stays in the table as failed. */
  retryDelaysMs?: readonly number[];
  /** A lock not renewed for this long is another worker's to take; it is renewed four times as often. */
  lockLifetimeMs?: number;
  /** How often the table is read for what no notification told. */
  pollMs?: number;
};

/**
 * The job queue on SQLite. Without `start` it only enqueues (role web); with it, it also runs what has a handler. Other
 * processes on the same file are woken at once. `stop` also closes the connection, whether started or not.
 */
export function createJobQueue(options: JobQueueOptions): JobWorker {
  const { file, log, retryDelaysMs = [1000, 5000, 30_000, 120_000] } = options;
  const { lockLifetimeMs = 15_000, pollMs = 5000 } = options;
  const concurrency = new Map<string, number>();
  const backend = createSqliteBackend(file, (name) => concurrency.get(name) ?? 0);
  // The limits are kept by the backend, in the table: Agenda's own counters drift (agenda #1077, #1450).
  const agenda = new Agenda({ backend, processEvery: pollMs, maxConcurrency: 10_000, defaultLockLimit: 0 });
  const running = trackRunning(agenda, backend, log);
  let unwatch: (() => void) | undefined;
  let stopped: Promise<void> | undefined;

  agenda.on('error', (error: Error) => {
    if (error instanceof LostJobError) log.debug({ reason: error.message }, 'job left alone');
    else log.error({ err: error }, 'job queue');
  });

  async function shutDown(timeoutMs: number): Promise<void> {
    unwatch?.();
    await backend.retire();
    await agenda.stop(false);
    await running.idle(timeoutMs);
    backend.close();
  }

  return {
    async enqueue(job, payload, { at, key } = {}) {
      const data: JobData = { key: key ?? JSON.stringify(payload), payload: job.payload.parse(payload) };
      await agenda
        .create(job.name, data)
        .unique({ 'data.key': data.key })
        .schedule(at ?? new Date())
        .save();
    },
    cancel: (job, key) => backend.removeWaiting(job.name, key),
    handle<P>(job: JobDefinition<P>, handler: (payload: P) => Promise<JobResult>) {
      if (unwatch) throw new Error(`The handler of ${job.name} comes too late: the queue has started.`);
      concurrency.set(job.name, job.concurrency);
      agenda.define<JobData>(
        job.name,
        // biome-ignore lint/nursery/noMisusedPromises: Agenda awaits it; its first overload only does not say so.
        (run: Job<JobData>) => runHandler({ log, lockLifetimeMs, retryDelaysMs }, job, handler, run),
        {
          concurrency: job.concurrency,
          lockLifetime: lockLifetimeMs,
          backoff: ({ attempt, error }) => retryDelay(error, attempt, retryDelaysMs),
        },
      );
    },
    async start() {
      if (unwatch !== undefined || stopped !== undefined) return;
      unwatch = backend.watch(pollMs);
      await agenda.start();
    },
    stop(timeoutMs) {
      stopped ??= shutDown(timeoutMs);
      return stopped;
    },
  };
}
