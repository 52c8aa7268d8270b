import { z } from 'zod';
import type { JobDefinition } from '../../../src/server/jobs/definitions';

/** `due` in epoch milliseconds. */
export const benchJob: JobDefinition<{ id: number; due: number }> = {
  name: 'bench',
  concurrency: 100,
  payload: z.object({ id: z.number(), due: z.number() }),
};

/** What a worker process of the bench is told. */
export const workerSettings = z.object({
  file: z.string().default(''),
  mongoUri: z.string().optional(),
  concurrency: z.number().default(benchJob.concurrency),
  workMs: z.number().default(0),
  /** Bare timers instead of a queue, at the times told on standard input: a JSON list of epoch milliseconds. */
  timers: z.boolean().default(false),
});
export type WorkerSettings = z.input<typeof workerSettings>;
