import { z } from 'zod';
import type { JobDefinition } from './definitions';

/** For tests with several processes; `due` in epoch milliseconds. */
export const tickJob: JobDefinition<{ id: number; due: number }> = {
  name: 'tick',
  concurrency: 5,
  payload: z.object({ id: z.number(), due: z.number() }),
};
