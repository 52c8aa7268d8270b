import type { JobParameters } from 'agenda';

/** A job handed out locked, and when it was due, epoch milliseconds. Agenda carries unknown attributes along. */
export type LockedJob = JobParameters & { dueAt: number | null };

/** When a job that was handed out was due; null when it was taken over from a worker that had begun it. */
export function dueAtOf(job: JobParameters): number | null {
  return 'dueAt' in job && typeof job.dueAt === 'number' ? job.dueAt : null;
}

/** Thrown where a worker acts on a job that was cancelled, moved or taken over meanwhile; it must not run it. */
export class LostJobError extends Error {
  override name = 'LostJobError';
}

/** A run that ended well and is not to be repeated: nothing of the job is kept. */
export function isDone(job: JobParameters): boolean {
  return !job.lockedAt && !job.nextRunAt && !job.failCount;
}
