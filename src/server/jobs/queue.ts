import type { JobDefinition } from './definitions';
import type { JobsHealth } from './queue-backend';

export type JobResult = 'done' | { skipped: string };

export type EnqueueOptions = {
  /** When it is due; now by default. */
  at?: Date;
  /** Jobs of one kind and key exist once: a second enqueue moves the first. Defaults to the JSON of the payload. */
  key?: string;
};

/**
 * The job queue as the stages see it. Delivery is at least once, so handlers are short and idempotent. Neither call
 * fails because a queue server is away: the wish is kept on disk and handed over when the server is back.
 */
export type JobQueue = {
  enqueue<P>(job: JobDefinition<P>, payload: P, options?: EnqueueOptions): Promise<void>;
  /** Removes the waiting job of that kind and key; true when there was one, as far as can be known. */
  cancel<P>(job: JobDefinition<P>, key: string): Promise<boolean>;
};

/** For `/health`: does the queue's store answer? Never throws, and says nothing secret. */
export type JobsCheck = { check(): Promise<JobsHealth> };

/** The worker's side: attach every handler, then start. */
export type JobWorker = JobQueue &
  JobsCheck & {
    handle<P>(job: JobDefinition<P>, handler: (payload: P) => Promise<JobResult>): void;
    start(): Promise<void>;
    /** Stops taking jobs and waits for the running ones, at most `timeoutMs`. */
    stop(timeoutMs: number): Promise<void>;
  };
