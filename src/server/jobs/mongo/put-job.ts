import type { JobParameters } from 'agenda';
import { type Collection, MongoServerError, type ObjectId } from 'mongodb';
import { free, idOf, type JobDocument } from './job-document';

/** Its kind and key are what a job is known by here; `data` is what JSON makes of it, as on SQLite. */
export type KeyedJob = Pick<JobParameters, 'name' | 'priority' | 'data'> & { key: string; nextRunAt: Date };

const TRIES = 10;

function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/**
 * Inserts a job, or moves the one of its kind and key. One that waits reserved is let go, for its holder would run it at
 * the old time; one that runs is marked as moved, so that the end of the run does not erase the new time; one that had
 * failed for good starts over.
 */
export async function putJob(jobs: Collection<JobDocument>, job: KeyedJob): Promise<ObjectId> {
  const _id = idOf(job.name, job.key);
  const saved = {
    name: job.name,
    type: 'normal' as const,
    priority: Number(job.priority),
    data: JSON.parse(JSON.stringify(job.data)),
    nextRunAt: job.nextRunAt,
  };
  const fresh = { ...saved, ...free, failedAt: null, failCount: null, failReason: null };
  // Each step is one atomic command; between two of them the job may begin, end or vanish, and then it is the other's turn.
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      await jobs.insertOne({ _id, ...fresh });
      return _id;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const steps = [
      { hold: { $in: ['running' as const, 'moved' as const] }, $set: { ...saved, hold: 'moved' as const } },
      { hold: { $in: [null, 'reserved' as const] }, nextRunAt: { $ne: null }, $set: { ...saved, ...free } },
      { hold: null, nextRunAt: null, $set: fresh },
    ];
    for (const { $set, ...state } of steps) {
      const { matchedCount } = await jobs.updateOne({ _id, ...state }, { $set });
      if (matchedCount === 1) return _id;
    }
  }
  throw new Error(`The job ${job.name} changed too often to be stored.`);
}

/** Removes the waiting job of that kind and key, or the wish to run it once more; true when there was one. */
export async function removeWaiting(jobs: Collection<JobDocument>, name: string, key: string): Promise<boolean> {
  const _id = idOf(name, key);
  const waiting = {
    nextRunAt: { $ne: null },
    $or: [{ hold: { $in: [null, 'reserved' as const] } }, { lockedAt: new Date(0) }],
  };
  if ((await jobs.deleteOne({ _id, ...waiting })).deletedCount > 0) return true;
  const unmove = { $set: { hold: 'running' as const, nextRunAt: null } };
  return (await jobs.updateOne({ _id, hold: 'moved' }, unmove)).matchedCount > 0;
}
