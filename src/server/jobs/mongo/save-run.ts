import type { JobParameters } from 'agenda';
import type { Collection, ObjectId } from 'mongodb';
import { isDone, LostJobError } from '../locked-job';
import { inGroups } from './in-groups';
import { free, type JobDocument, toObjectId } from './job-document';

type Jobs = Collection<JobDocument>;
type Held = { _id: ObjectId; lock: string };

function all(group: readonly Held[]) {
  return { _id: { $in: group.map(({ _id }) => _id) }, lock: { $in: group.map(({ lock }) => lock) } };
}

/** Of jobs that begin at one instant, all in one command: they are not to wait for each other. */
async function beginAll(jobs: Jobs, group: readonly Held[]): Promise<ReadonlySet<Held>> {
  const now = new Date();
  const begun = { hold: 'running' as const, lockedAt: now, lastRunAt: now, nextRunAt: null };
  const { matchedCount } = await jobs.updateMany({ ...all(group), hold: 'reserved' }, { $set: begun });
  if (matchedCount === group.length) return new Set(group);
  const held = await jobs.find({ ...all(group), hold: { $ne: 'reserved' } }, { projection: { lock: 1 } }).toArray();
  const locks = new Set(held.map(({ lock }) => lock));
  return new Set(group.filter(({ lock }) => locks.has(lock)));
}

/**
 * Answers those that are gone; what was asked for once more meanwhile stays. Among others that are removed, one that was
 * lost before cannot be told from them; nothing is done to it either way.
 */
async function removeAll(jobs: Jobs, group: readonly Held[]): Promise<ReadonlySet<Held>> {
  const { deletedCount } = await jobs.deleteMany({ ...all(group), hold: { $ne: 'moved' } });
  if (deletedCount === group.length) return new Set(group);
  if (deletedCount === 0) return new Set();
  const left = await jobs.find(all(group), { projection: { lock: 1 } }).toArray();
  const locks = new Set(left.map(({ lock }) => lock));
  return new Set(group.filter(({ lock }) => !locks.has(lock)));
}

/**
 * Stores what the processor did to a job held under `lock`. Each throws LostJobError when the job is gone or its lock no
 * longer the caller's.
 */
export function createRunSaver(jobs: Jobs) {
  const begin = inGroups((group: readonly Held[]) => beginAll(jobs, group));
  const remove = inGroups((group: readonly Held[]) => removeAll(jobs, group));
  const lost = (job: JobParameters) =>
    new LostJobError(`the job ${job.name} ${job._id} was removed, moved or taken over`);

  return {
    /** A reserved job begins. */
    async begin(job: JobParameters, lock: string): Promise<void> {
      const _id = toObjectId(job._id);
      if (!(await begin({ _id, lock }))) throw lost(job);
      // Only jobs that repeat have a next time already.
      const { nextRunAt } = job;
      if (nextRunAt) await jobs.updateOne({ _id, lock, hold: 'running' }, { $set: { nextRunAt } });
    },
    /** A running job is still at work. */
    async touch(job: JobParameters, lock: string): Promise<void> {
      const $set = { lockedAt: job.lockedAt ?? new Date(), progress: job.progress ?? null };
      const { matchedCount } = await jobs.updateOne({ _id: toObjectId(job._id), lock }, { $set });
      if (matchedCount === 0) throw lost(job);
    },
    /**
     * A run has ended: the job is removed when all is done, else given back with its new time. One that was asked for
     * once more meanwhile keeps that time, whatever the run ended with. Answers whether the job is gone.
     */
    async end(job: JobParameters, lock: string): Promise<boolean> {
      const _id = toObjectId(job._id);
      if (isDone(job) && (await remove({ _id, lock }))) return true;
      const ended = {
        ...free,
        lastRunAt: job.lastRunAt ?? null,
        lastFinishedAt: job.lastFinishedAt ?? null,
        failedAt: job.failedAt ?? null,
        failCount: job.failCount || null,
        failReason: job.failReason ?? null,
        progress: job.progress ?? null,
      };
      const $set = { ...ended, nextRunAt: job.nextRunAt ?? null };
      if (!isDone(job) && (await jobs.updateOne({ _id, lock, hold: { $ne: 'moved' } }, { $set })).matchedCount > 0)
        return false;
      if ((await jobs.updateOne({ _id, lock }, { $set: ended })).matchedCount === 0) throw lost(job);
      return false;
    },
    /** A job that could not be begun is given back with its time, whether or not the begin was stored. */
    async undoBegin(job: JobParameters, lock: string, dueAt: number | null): Promise<void> {
      const _id = toObjectId(job._id);
      const nextRunAt = new Date(dueAt ?? 0);
      if ((await jobs.updateOne({ _id, lock, hold: 'moved' }, { $set: free })).matchedCount > 0) return;
      await jobs.updateOne({ _id, lock }, { $set: { ...free, nextRunAt } });
    },
  };
}
