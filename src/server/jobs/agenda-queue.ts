import path from 'node:path';
import { Agenda, type Job } from 'agenda';
import type { Logger } from '../log';
import type { JobDefinition } from './definitions';
import { LostJobError } from './locked-job';
import { MongoAwayError } from './mongo/describe-away';
import { createMongoBackend } from './mongo/mongo-backend';
import type { JobResult, JobWorker } from './queue';
import { type JobData, retryDelay, runHandler } from './run-handler';
import { createSqliteBackend } from './sqlite/sqlite-backend';
import { trackRunning } from './track-running';
import { createWakeFile } from './wake-file';

export type JobQueueOptions = {
  /** The migrated metadata database. The file that wakes other processes lies beside it. */
  file: string;
  /** The address of a MongoDB that holds the queue; without it, the metadata database does. */
  mongoUri?: string | undefined;
  log: Logger;
  /** Waits before each retry of a failed job, milliseconds; when they are used up it stays in the table as failed. */
  retryDelaysMs?: readonly number[];
  /** A lock not renewed for this long is another worker's to take; it is renewed four times as often. */
  lockLifetimeMs?: number;
  /** How often the table is read for what no notification told. */
  pollMs?: number;
};

/**
 * The job queue, on SQLite or MongoDB. Without `start` it only enqueues (role web); with it, it also runs what has a
 * handler. Other processes on the same data directory are woken at once, those elsewhere find out by polling. `stop`
 * also closes the connection, whether started or not.
 */
export function createJobQueue(options: JobQueueOptions): JobWorker {
  const { file, mongoUri, log, retryDelaysMs = [1000, 5000, 30_000, 120_000] } = options;
  const { lockLifetimeMs = 15_000, pollMs = 5000 } = options;
  const concurrency = new Map<string, number>();
  const wakeFile = createWakeFile(path.join(path.dirname(file), 'jobs.wake'));
  const shared = {
    limitOf: (name: string) => concurrency.get(name) ?? 0,
    announce(due: number) {
      if (due <= Date.now() + pollMs) wakeFile.touch();
    },
  };
  const backend = mongoUri
    ? createMongoBackend({ ...shared, uri: mongoUri, file, log })
    : createSqliteBackend(file, shared);
  // The limits are kept by the backend, in the table: Agenda's own counters drift (agenda #1077, #1450).
  const agenda = new Agenda({ backend, processEvery: pollMs, maxConcurrency: 10_000, defaultLockLimit: 0 });
  const running = trackRunning(agenda, backend.placeFree, log);
  let unwatch: (() => void) | undefined;
  let stopped: Promise<void> | undefined;

  agenda.on('error', (error: Error) => {
    if (error instanceof LostJobError || error instanceof MongoAwayError)
      log.debug({ reason: error.message }, 'job left alone');
    else log.error({ err: error }, 'job queue');
  });

  async function shutDown(timeoutMs: number): Promise<void> {
    unwatch?.();
    await backend.retire();
    await agenda.stop(false);
    await running.idle(timeoutMs);
    await backend.close();
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
    check: () => backend.check(),
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
      await agenda.start();
      unwatch = wakeFile.watch(() => {
        for (const name of concurrency.keys()) backend.wake(name);
      });
    },
    stop(timeoutMs) {
      stopped ??= shutDown(timeoutMs);
      return stopped;
    },
  };
}
