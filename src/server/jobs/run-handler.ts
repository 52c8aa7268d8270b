import type { Job } from 'agenda';
import { z } from 'zod';
import type { Logger } from '../log';
import type { JobDefinition } from './definitions';
import { dueAtOf, LostJobError } from './locked-job';
import type { JobResult } from './queue';

/** What is stored of a job: its key, by which it exists once, and the payload. */
const jobData = z.object({ key: z.string(), payload: z.unknown() });
export type JobData = z.infer<typeof jobData>;

/** A payload that does not fit the definition never will; it is not tried again. */
export class BadPayloadError extends Error {
  override name = 'BadPayloadError';
}

export type RunOptions = { log: Logger; lockLifetimeMs: number; retryDelaysMs: readonly number[] };

/** How long until the next try, milliseconds; null when there is none. `failures` counts this one. */
export function retryDelay(error: Error, failures: number, delaysMs: readonly number[]): number | null {
  return error instanceof BadPayloadError ? null : (delaysMs[failures - 1] ?? null);
}

/** Runs one job and logs one line about it. Renews the lock meanwhile. Throws what the handler threw. */
export async function runHandler<P>(
  { log, lockLifetimeMs, retryDelaysMs }: RunOptions,
  definition: JobDefinition<P>,
  handler: (payload: P) => Promise<JobResult>,
  run: Job<JobData>,
): Promise<void> {
  const startedAt = Date.now();
  const dueAt = dueAtOf(run.attrs);
  const attempt = (run.attrs.failCount ?? 0) + 1;
  const about = {
    job: definition.name,
    jobId: run.attrs._id,
    key: run.attrs.data.key,
    attempt,
    lateMs: dueAt === null ? null : startedAt - dueAt,
  };
  const renewal = setInterval(() => {
    run.touch().catch((error: unknown) => {
      if (!(error instanceof LostJobError)) return log.debug({ ...about, err: error }, 'lock not renewed');
      clearInterval(renewal);
      log.warn({ ...about, reason: error.message }, 'job lost its lock; another worker may run it too');
    });
  }, lockLifetimeMs / 4);
  try {
    const result = await handler(parsePayload(definition, run.attrs.data));
    const outcome = result === 'done' ? { result } : { result: 'skipped', reason: result.skipped };
    log.info({ ...about, durationMs: Date.now() - startedAt, ...outcome }, 'job');
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const retryMs = retryDelay(error, attempt, retryDelaysMs);
    const line = { ...about, durationMs: Date.now() - startedAt, result: 'failed', retryMs, err: error };
    if (retryMs === null) log.error(line, 'job');
    else log.warn(line, 'job');
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

function parsePayload<P>(definition: JobDefinition<P>, data: unknown): P {
  const parsed = definition.payload.safeParse(jobData.safeParse(data).data?.payload);
  if (!parsed.success)
    throw new BadPayloadError(`not a payload of ${definition.name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
