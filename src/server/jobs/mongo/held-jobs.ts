import type { JobParameters } from 'agenda';
import type { Collection } from 'mongodb';
import type { Logger } from '../../log';
import { dueAtOf, LostJobError } from '../locked-job';
import { MongoAwayError } from './describe-away';
import type { JobDocument } from './job-document';
import type { MongoLink } from './mongo-link';
import { createRunSaver } from './save-run';
import { releaseReserved } from './take-job';

type Held = { name: string; lock: string; state: 'reserved' | 'running'; takenAt: number };
/** What could not be stored of a job, by its identity and lock: it may have been taken again since. */
type Unstored = Map<string, { job: JobParameters; lock: string }>;

/**
 * The jobs this worker holds, and what could not be stored of them because MongoDB was away: it is stored as soon as
 * MongoDB is back, before anything new is taken, so that a run that has ended meanwhile is not repeated.
 */
export function createHeldJobs(link: MongoLink, jobs: Collection<JobDocument>, worker: string, log: Logger) {
  const save = createRunSaver(jobs);
  const held = new Map<string, Held>();
  const ended: Unstored = new Map();
  const notBegun: Unstored = new Map();

  function letGo(job: JobParameters, lock: string): void {
    if (held.get(String(job._id))?.lock === lock) held.delete(String(job._id));
  }

  async function settle(
    run: MongoLink['run'],
    waiting: Unstored,
    store: (job: JobParameters, lock: string) => Promise<unknown>,
  ): Promise<void> {
    for (const [which, { job, lock }] of waiting) {
      await run(() => store(job, lock)).catch((error: unknown) => {
        if (error instanceof MongoAwayError) throw error;
        log.warn({ err: error, job: job.name, key: job.data }, 'the end of a job could not be stored');
      });
      waiting.delete(which);
    }
  }

  return {
    /** How many of a kind are held; a reserved one that lay past its lock counts no more. */
    count(name: string, expiredBefore: number): number {
      let count = 0;
      for (const [id, one] of held) {
        if (one.state === 'reserved' && one.takenAt <= expiredBefore) held.delete(id);
        else if (one.name === name) count += 1;
      }
      return count;
    },
    add(job: JobParameters, lock: string): void {
      held.set(String(job._id), { name: job.name, lock, state: 'reserved', takenAt: Date.now() });
    },
    letGo,
    /** A job begins or is still at work. Throws LostJobError when it is no longer this worker's, or MongoAwayError. */
    async saveRunning(job: JobParameters, lock: string): Promise<void> {
      const one = held.get(String(job._id));
      if (one?.lock !== lock) throw new LostJobError(`the job ${job.name} ${job._id} is not held any more`);
      if (one.state === 'running') return link.run(() => save.touch(job, lock));
      try {
        await link.run(() => save.begin(job, lock));
        one.state = 'running';
      } catch (error) {
        letGo(job, lock);
        if (error instanceof MongoAwayError) notBegun.set(`${job._id} ${lock}`, { job: { ...job }, lock });
        throw error;
      }
    },
    /** A run has ended. Answers whether it left a job to be taken: one to be tried again, or asked for once more. */
    async saveEnded(job: JobParameters, lock: string): Promise<boolean> {
      letGo(job, lock);
      try {
        return !(await link.run(() => save.end(job, lock)));
      } catch (error) {
        if (!(error instanceof MongoAwayError)) throw error;
        ended.set(`${job._id} ${lock}`, { job: { ...job }, lock });
        return false;
      }
    },
    /** Stores what could not be stored; throws MongoAwayError when MongoDB is away again. */
    async flush(run: MongoLink['run']): Promise<void> {
      await settle(run, ended, save.end);
      await settle(run, notBegun, (job, lock) => save.undoBegin(job, lock, dueAtOf(job)));
      // Jobs of whose taking the answer never arrived.
      await run(() => releaseReserved(jobs, worker, [...held.keys()]));
    },
    unsaved: () => ended.size + notBegun.size,
  };
}

export type HeldJobs = ReturnType<typeof createHeldJobs>;
