import type { JobParameters, JobRepository, RemoveJobsOptions } from 'agenda';
import { isWorkerGone } from '../worker-identity';
import { removalFilter } from './job-filter';
import { toJob } from './job-row';
import type { JobsDatabase } from './jobs-database';
import { expireLocksOf, hasLockable, lockNext, lockThis, unlockReserved } from './lock-job';
import { distinctNames, findJob, overview, queryJobs, queueSize } from './query-jobs';
import { saveJob } from './save-job';
import { saveJobState } from './save-job-state';

export type RepositoryOptions = {
  /** Who holds the locks taken here, see worker-identity. */
  worker: string;
  /** How many jobs of a kind this worker may hold at once. */
  limitOf(name: string): number;
  /** Called for a job that was taken ahead of its time. */
  onReserved(name: string, due: number): void;
  /** Called for a job that was stored by a caller. */
  onSaved(due: number): void;
  /** True while it is asked for the next job only in passing, see wake-channel. */
  isQuiet(): boolean;
};

/** How often the holders of locks are looked at. */
const GONE_CHECK_MS = 1000;

/** Agenda's repository on the table Job. */
export function createJobRepository(
  { db, write }: JobsDatabase,
  { worker, limitOf, onReserved, onSaved, isQuiet }: RepositoryOptions,
): JobRepository {
  let holdersCheckedAt = 0;

  async function change(options: RemoveJobsOptions, statement: string): Promise<number> {
    const filter = removalFilter(options);
    if (!filter) return 0;
    const sql = `${statement} WHERE ${filter.where}`;
    return write(() => db.prepare(sql).run(...filter.values).changes, { durable: true });
  }

  async function checkHolders(): Promise<void> {
    if (Date.now() - holdersCheckedAt < GONE_CHECK_MS) return;
    holdersCheckedAt = Date.now();
    const held = db.prepare('SELECT 1 FROM Job WHERE lockedAt > 0 AND lockedBy <> ? LIMIT 1').get(worker);
    if (held) await write(() => expireLocksOf(db, (by) => isWorkerGone(by, { oneMachine: true })));
  }

  return {
    // The connection is opened, and the table made, before.
    async connect() {},
    async queryJobs(options = {}) {
      return queryJobs(db, options, new Date());
    },
    async getJobsOverview() {
      return overview(db, new Date());
    },
    async getDistinctJobNames() {
      return distinctNames(db);
    },
    async getJobById(id) {
      return findJob(db, id);
    },
    async getQueueSize() {
      return queueSize(db, new Date());
    },
    removeJobs: (options) => change(options, 'DELETE FROM Job'),
    disableJobs: (options) => change(options, 'UPDATE Job SET disabled = 1'),
    enableJobs: (options) => change(options, 'UPDATE Job SET disabled = 0'),
    purgeAllJobs: () => write(() => db.prepare('DELETE FROM Job').run().changes, { durable: true }),
    async saveJob<DATA>(job: JobParameters<DATA>, options?: { lastModifiedBy?: string }) {
      const row = await write(() => saveJob(db, job, options?.lastModifiedBy, new Date()), { durable: true });
      if (row.nextRunAt !== null) onSaved(row.nextRunAt);
      return { ...toJob(row), data: job.data };
    },
    saveJobState: (job, options) => write(() => saveJobState(db, job, options?.lastModifiedBy)),
    lockJob: (job, options) => write(() => lockThis(db, job, worker, options?.lastModifiedBy ?? null, Date.now())),
    async unlockJob(job) {
      // Agenda does not wait for this one; when it fails, the lock runs out by itself.
      if (job._id) await this.unlockJobs([job._id]).catch(() => {});
    },
    unlockJobs: (ids) => write(() => unlockReserved(db, worker, ids)),
    async getNextJobToRun(name, nextScanAt, lockDeadline, now, options) {
      if (isQuiet()) return undefined;
      await checkHolders();
      const wanted = {
        name,
        dueBy: nextScanAt.getTime(),
        expiredBefore: lockDeadline.getTime(),
        worker,
        limit: limitOf(name),
      };
      if (wanted.limit === 0 || !hasLockable(db, wanted)) return undefined;
      const lockedAt = (now ?? new Date()).getTime();
      const job = await write(() => lockNext(db, wanted, options?.lastModifiedBy ?? null, lockedAt));
      if (job?.dueAt && job.dueAt > lockedAt) onReserved(name, job.dueAt);
      return job;
    },
  };
}
