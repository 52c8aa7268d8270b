import { MongoJobRepository } from '@agendajs/mongo-backend';
import { type JobParameters, toJobId } from 'agenda';
import { z } from 'zod';
import type { Logger } from '../../log';
import { createDueTimers } from '../due-timers';
import type { BackendOptions, QueueBackend } from '../queue-backend';
import { createWakeChannel } from '../wake-channel';
import { createWorkerId } from '../worker-identity';
import { MongoAwayError } from './describe-away';
import { createHeldJobs } from './held-jobs';
import { idOf, type JobDocument } from './job-document';
import { openMongoLink } from './mongo-link';
import { createMongoRepository } from './mongo-repository';
import { openOutbox, type Wish } from './outbox';
import { putJob, removeWaiting } from './put-job';
import { releaseReserved } from './take-job';

const COLLECTION = 'agendaJobs';
/** How often the outbox is looked at for what a process that is gone has left there. */
const SWEEP_MS = 5_000;

export type MongoOptions = BackendOptions & {
  uri: string;
  /** The migrated metadata database: what MongoDB cannot be told yet waits there. */
  file: string;
  log: Logger;
};

const keyedData = z.object({ key: z.string(), payload: z.unknown() });

function toWish(job: JobParameters): Wish {
  const { key, payload } = keyedData.parse(job.data);
  return { name: job.name, key, payload, priority: Number(job.priority), dueAt: job.nextRunAt ?? new Date() };
}

/**
 * The queue on MongoDB, over @agendajs/mongo-backend. It opens without MongoDB, and goes through its absence: what is
 * asked for meanwhile waits in the outbox, and what has ended is stored when it is back.
 */
export function createMongoBackend({ uri, file, log, limitOf, announce }: MongoOptions): QueueBackend {
  const link = openMongoLink(uri, log);
  const jobs = link.db.collection<JobDocument>(COLLECTION);
  const worker = createWorkerId();
  const { channel, wake, startDue, isQuiet } = createWakeChannel();
  const dueTimers = createDueTimers(startDue);
  const held = createHeldJobs(link, jobs, worker, log);
  const outbox = openOutbox(file, worker, deliver, log);
  // Not their MongoBackend: it makes an index for logs that nobody writes as it connects, and fails when it cannot.
  const theirs = new MongoJobRepository({ mongo: link.db, db: { collection: COLLECTION }, ensureIndex: false });
  /** Kinds of which there may be a job to take as soon as a run has ended. */
  const more = new Set<string>();
  let retired = false;
  let indexed = false;

  async function deliver({ name, key, payload, priority, dueAt }: Wish): Promise<void> {
    if (dueAt === null) {
      await link.run(() => removeWaiting(jobs, name, key));
      return;
    }
    await ensureIndex();
    await link.run(() => putJob(jobs, { name, key, priority, data: { key, payload }, nextRunAt: dueAt }));
    announce(dueAt.getTime());
    wake(name);
  }

  async function ensureIndex(): Promise<void> {
    if (indexed) return;
    await link.run(() => jobs.createIndex({ name: 1, nextRunAt: 1, priority: -1 }, { name: 'jomo_due' }));
    indexed = true;
  }

  /** Straight to MongoDB when it is there and no older wish for the same job waits; else by way of the outbox. */
  async function tell(wish: Wish): Promise<void> {
    if (link.awayBecause() === null && !outbox.has(wish.name, wish.key)) {
      try {
        return await deliver(wish);
      } catch (error) {
        if (!(error instanceof MongoAwayError)) throw error;
      }
    }
    await outbox.put(wish);
    if (link.awayBecause() === null) await outbox.drain();
  }

  async function cancel(name: string, key: string): Promise<boolean> {
    if (link.awayBecause() === null && !outbox.has(name, key)) {
      try {
        return await link.run(() => removeWaiting(jobs, name, key));
      } catch (error) {
        if (!(error instanceof MongoAwayError)) throw error;
      }
    }
    await tell({ name, key, payload: null, priority: 0, dueAt: null });
    return true;
  }

  function sweep(): void {
    if (link.awayBecause() !== null) return;
    outbox.drain().catch((error: unknown) => log.error({ err: error }, 'jobs could not be handed over to MongoDB'));
  }

  const repository = createMongoRepository({
    theirs,
    jobs,
    link,
    held,
    worker,
    limitOf: (name) => (retired ? 0 : limitOf(name)),
    onReserved: dueTimers.wakeAt,
    onMore: (name) => void more.add(name),
    isQuiet,
    async save(job) {
      const wish = toWish(job);
      await tell(wish);
      return { ...job, _id: toJobId(idOf(wish.name, wish.key).toHexString()) };
    },
  });
  link.onBack(held.flush, () => {
    held.flush(link.run).catch(() => {});
    sweep();
    announce(0);
  });
  const sweeper = setInterval(sweep, SWEEP_MS).unref();

  return {
    name: 'MongoDB',
    repository,
    notificationChannel: channel,
    ownsConnection: false,
    async connect() {
      // With a database that is passed in it asks the server nothing.
      await theirs.connect();
      sweep();
    },
    async disconnect() {},
    wake,
    placeFree(name) {
      if (more.delete(name)) wake(name);
    },
    removeWaiting: cancel,
    async check() {
      await link.run(() => link.db.command({ ping: 1 })).catch(() => {});
      const because = link.awayBecause();
      if (because === null) return { ok: true, detail: 'MongoDB' };
      const waiting = outbox.waiting();
      const kept = `${waiting} ${waiting === 1 ? 'job waits' : 'jobs wait'} in Jomo's own database until it is back`;
      return { ok: false, detail: `MongoDB does not answer: ${because}; ${kept}. Due recordings start all the same.` };
    },
    async retire() {
      retired = true;
      dueTimers.clear();
      await link.run(() => releaseReserved(jobs, worker, [])).catch(() => {});
    },
    async close() {
      clearInterval(sweeper);
      if (held.unsaved() > 0) await held.flush(link.run).catch(() => {});
      if (held.unsaved() > 0)
        log.warn({ jobs: held.unsaved() }, 'MongoDB is away; jobs that have ended will be repeated');
      await link.close();
      await outbox.close();
    },
  };
}
