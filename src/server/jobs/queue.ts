import type { JobDefinition } from './definitions';

export type JobResult = 'done' | { skipped: string };

export type EnqueueOptions = {
  /** When it is due; now by default. */
  at?: Date;
  /** Jobs of one kind and key exist once: a second enqueue moves the first. Defaults to the JSON of the payload. */
  key?: string;
};

/** The job queue as the stages see it. Delivery is at least once, so handlers are short and idempotent. */
export type JobQueue = {
  enqueue<P>(job: JobDefinition<P>, payload: P, options?: EnqueueOptions): Promise<void>;
  /** Removes the waiting job of that kind and key; true when there was one. */
  cancel<P>(job: JobDefinition<P>, key: string): Promise<boolean>;
};

/** The worker's side: attach every handler, then start. */
export type JobWorker = JobQueue & {
  handle<P>(job: JobDefinition<P>, handler: (payload: P) => Promise<JobResult>): void;
  start(): Promise<void>;
  /** Stops taking jobs and waits for the running ones, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
};
