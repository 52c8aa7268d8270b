import { randomUUID } from 'node:crypto';
import type { Collection, Filter } from 'mongodb';
import { free, type JobDocument, toObjectId } from './job-document';

export type Wanted = { name: string; dueBy: Date; expiredBefore: Date; worker: string };

const FIRST = { nextRunAt: 1, priority: -1 } as const;

/**
 * Which jobs may be taken: free and due by then, or of a holder that has not renewed its lock. A lock that ran out does
 * not make a job due (agenda #1749, #1453): one that waited reserved keeps its time; one that was running has no time any
 * more and is due at once.
 */
function takeable({ name, dueBy, expiredBefore }: Wanted): Filter<JobDocument> {
  const due = { nextRunAt: { $lte: dueBy } };
  return {
    name,
    disabled: { $ne: true },
    $or: [
      { lockedAt: null, ...due },
      { lockedAt: { $lte: expiredBefore }, nextRunAt: null },
      { lockedAt: { $lte: expiredBefore }, ...due },
    ],
  };
}

function takenBy(worker: string) {
  return { $set: { hold: 'reserved' as const, lock: randomUUID(), lockedAt: new Date(), lockedBy: worker } };
}

/** Takes the next job in one command, which is what makes it atomic between workers. */
export async function takeJob(jobs: Collection<JobDocument>, wanted: Wanted): Promise<JobDocument[]> {
  const order = { sort: FIRST, returnDocument: 'after' } as const;
  const doc = await jobs.findOneAndUpdate(takeable(wanted), takenBy(wanted.worker), order);
  return doc ? [doc] : [];
}

/** Takes the next `limit` jobs in three commands; those that another worker takes in between are his. */
export async function takeJobs(jobs: Collection<JobDocument>, wanted: Wanted, limit: number): Promise<JobDocument[]> {
  const candidates = await jobs.find(takeable(wanted), { projection: { _id: 1 }, sort: FIRST, limit }).toArray();
  if (candidates.length === 0) return [];
  const _id = { $in: candidates.map((doc) => doc._id) };
  const taken = takenBy(wanted.worker);
  const { matchedCount } = await jobs.updateMany({ ...takeable(wanted), _id }, taken);
  return matchedCount === 0 ? [] : jobs.find({ _id, lock: taken.$set.lock }, { sort: FIRST }).toArray();
}

/** Lets go of what this worker has reserved, but for the jobs in `except`. Running ones keep their lock (agenda #1778). */
export async function releaseReserved(jobs: Collection<JobDocument>, worker: string, except: string[]): Promise<void> {
  const _id = { $nin: except.map(toObjectId) };
  await jobs.updateMany({ lockedBy: worker, hold: 'reserved', _id }, { $set: free });
}

/** Makes the locks of workers that are certainly gone count as run out. */
export async function expireLocksOfGone(
  jobs: Collection<JobDocument>,
  { worker, isGone }: { worker: string; isGone: (worker: string) => boolean },
): Promise<void> {
  const held = jobs.find({ lockedAt: { $gt: new Date(0) } }, { projection: { lockedBy: 1 } });
  const holders = new Set((await held.toArray()).map((doc) => doc.lockedBy));
  for (const holder of holders) {
    if (!holder || holder === worker || !isGone(holder)) continue;
    await jobs.updateMany({ lockedBy: holder }, { $set: { lockedAt: new Date(0) } });
  }
}
