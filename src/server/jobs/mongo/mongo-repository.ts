import type { JobParameters, JobRepository } from 'agenda';
import type { Collection } from 'mongodb';
import type { LockedJob } from '../locked-job';
import { isWorkerGone } from '../worker-identity';
import { MongoAwayError } from './describe-away';
import type { HeldJobs } from './held-jobs';
import { free, type JobDocument, lockOf, toLockedJob, toObjectId } from './job-document';
import type { MongoLink } from './mongo-link';
import { createOneAtATime } from './one-at-a-time';
import { expireLocksOfGone, releaseReserved, takeJob, takeJobs } from './take-job';

export type MongoRepositoryOptions = {
  /** @agendajs/mongo-backend's own: it does whatever does not touch locks. */
  theirs: JobRepository;
  jobs: Collection<JobDocument>;
  link: MongoLink;
  held: HeldJobs;
  /** Who holds the locks taken here, see worker-identity. */
  worker: string;
  limitOf(name: string): number;
  /** Called for a job that was taken, with its time, epoch milliseconds. */
  onReserved(name: string, due: number): void;
  /** Called when there may be a job of a kind to take as soon as a run has ended. */
  onMore(name: string): void;
  /** True while it is asked for the next job only in passing, see wake-channel. */
  isQuiet(): boolean;
  save(job: JobParameters): Promise<JobParameters>;
};

/** How often the holders of locks are looked at. */
const GONE_CHECK_MS = 1000;
const AT_ONCE = 100;

/**
 * Agenda's repository on MongoDB. Read in @agendajs/mongo-backend 4.0.3 and done otherwise here: `getNextJobToRun` takes
 * any job whose lock ran out, due or not (agenda #1749); `unlockJobs` unlocks running ones (#1778); `saveJobState` does
 * not ask whose the lock is, so a late worker ends another's run; and `saveJob` of a unique job that runs clears its
 * lock, so it runs twice at once.
 */
export function createMongoRepository(options: MongoRepositoryOptions): JobRepository {
  const { theirs, jobs, link, held, worker, limitOf, onReserved, onMore, isQuiet } = options;
  const oneAtATime = createOneAtATime();
  /** Kinds of which the last look found a job: there may be more. */
  const found = new Set<string>();
  /** Taken together with another, and not asked for yet; Agenda asks until there is nothing more. */
  const taken = new Map<string, LockedJob[]>();
  let holdersCheckedAt = 0;

  async function checkHolders(): Promise<void> {
    if (Date.now() - holdersCheckedAt < GONE_CHECK_MS) return;
    holdersCheckedAt = Date.now();
    const isGone = (by: string) => isWorkerGone(by, { oneMachine: false });
    await expireLocksOfGone(jobs, { worker, isGone });
  }

  /** While MongoDB was away no lock could be renewed: none counts as run out until its holder has had the time to. */
  function expiredBefore(lockDeadline: Date): Date {
    const lifetimeMs = Date.now() - lockDeadline.getTime();
    return Date.now() - link.backSince() < lifetimeMs ? new Date(0) : lockDeadline;
  }

  /** Takes jobs: one, so that it begins at once, or as many as there are places for when one was just found. */
  async function take(name: string, dueBy: Date, lockDeadline: Date, places: number): Promise<LockedJob | undefined> {
    const docs = await link.run(async () => {
      await checkHolders();
      const wanted = { name, dueBy, expiredBefore: expiredBefore(lockDeadline), worker };
      const docs = await (found.has(name) ? takeJobs(jobs, wanted, places) : takeJob(jobs, wanted));
      // Told to stop meanwhile.
      if (docs.length > 0 && limitOf(name) === 0) await releaseReserved(jobs, worker, []);
      return limitOf(name) === 0 ? [] : docs;
    });
    const [first, ...others] = docs.map(toLockedJob);
    if (!first) {
      found.delete(name);
      return undefined;
    }
    found.add(name);
    for (const job of [first, ...others]) {
      held.add(job, job.lock);
      onReserved(name, job.dueAt ?? 0);
    }
    taken.set(name, others);
    return first;
  }

  async function takeNext(name: string, dueBy: Date, lockDeadline: Date): Promise<LockedJob | undefined> {
    const next = taken.get(name)?.shift();
    if (next) return next;
    const places = limitOf(name) - held.count(name, lockDeadline.getTime());
    if (places > 0) return take(name, dueBy, lockDeadline, Math.min(places, AT_ONCE));
    onMore(name);
    return undefined;
  }

  async function unlock(ids: readonly unknown[]): Promise<void> {
    const _id = { $in: ids.map(toObjectId) };
    await link.run(() => jobs.updateMany({ _id, lockedBy: worker, hold: 'reserved' }, { $set: free }));
  }

  return {
    // The connection opens itself, and again and again when the server is away.
    async connect() {},
    queryJobs: (query) => link.run(() => theirs.queryJobs(query)),
    getJobsOverview: () => link.run(() => theirs.getJobsOverview()),
    getDistinctJobNames: () => link.run(() => theirs.getDistinctJobNames()),
    getJobById: (id) => link.run(() => theirs.getJobById(id)),
    getQueueSize: () => link.run(() => theirs.getQueueSize()),
    removeJobs: (which) => link.run(() => theirs.removeJobs(which)),
    disableJobs: (which) => link.run(() => theirs.disableJobs(which)),
    enableJobs: (which) => link.run(() => theirs.enableJobs(which)),
    purgeAllJobs: () => link.run(() => theirs.purgeAllJobs()),
    async saveJob<DATA>(job: JobParameters<DATA>) {
      const saved = await options.save(job);
      return { ...job, ...saved, data: job.data };
    },
    async saveJobState(job) {
      const lock = lockOf(job);
      if (lock === undefined) return link.run(() => theirs.saveJobState(job, undefined));
      if (job.lockedAt) return held.saveRunning(job, lock);
      if (await held.saveEnded(job, lock)) onMore(job.name);
    },
    lockJob: () => Promise.reject(new Error('Jobs are taken by getNextJobToRun only.')),
    async unlockJob(job) {
      const lock = lockOf(job);
      if (lock) held.letGo(job, lock);
      // Agenda does not wait for this one; when it fails, the lock runs out by itself.
      if (job._id) await unlock([job._id]).catch(() => {});
    },
    // When it fails, the locks run out by themselves.
    unlockJobs: (ids) => unlock(ids).catch(() => {}),
    async getNextJobToRun(name, nextScanAt, lockDeadline) {
      if (isQuiet()) return undefined;
      try {
        return await oneAtATime(name, () => takeNext(name, nextScanAt, lockDeadline));
      } catch (error) {
        if (error instanceof MongoAwayError) return undefined;
        throw error;
      }
    },
  };
}
