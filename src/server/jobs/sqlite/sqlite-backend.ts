import { type AgendaBackend, InMemoryNotificationChannel, toJobId } from 'agenda';
import { createDueTimers } from './due-timers';
import { createJobRepository } from './job-repository';
import { type JobsDatabase, openJobsDatabase } from './jobs-database';
import { unlockReserved } from './lock-job';
import { type DueJob, watchJobs } from './watch-jobs';
import { createWorkerId } from './worker-identity';

export type SqliteBackend = AgendaBackend & {
  /** Wakes the processor for jobs of other processes; returns the stop function. */
  watch(horizonMs: number): () => void;
  /** Looks again for jobs of a kind, as when a place for one has become free. */
  wake(name: string): Promise<void>;
  /** Removes the waiting job whose data has this `key`; false when there is none (any more). */
  removeWaiting(name: string, key: string): Promise<boolean>;
  /** Removes a job that ended well and is not wanted again. */
  removeDone(id: string): Promise<void>;
  /** Takes no job any more and lets go of those reserved. */
  retire(): Promise<void>;
  close(): void;
};

/**
 * Agenda's backend on the table Job of the metadata database, which must be migrated. The connection is opened here and
 * closed by `close`, not by Agenda, because handlers may still be at work when Agenda has stopped.
 */
export function createSqliteBackend(file: string, limitOf: (name: string) => number): SqliteBackend {
  const jobs = openJobsDatabase(file);
  const worker = createWorkerId();
  const channel = new InMemoryNotificationChannel();
  let retired = false;
  const publish = async (due: DueJob) => {
    if (channel.state === 'connected') await channel.publish({ ...due, timestamp: new Date() });
  };
  const wake = (name: string) => publish(nothingInParticular(name));
  const dueTimers = createDueTimers(wake);
  const repository = createJobRepository(jobs, {
    worker,
    limitOf: (name) => (retired ? 0 : limitOf(name)),
    onReserved: dueTimers.wakeAt,
  });

  return {
    name: 'SQLite',
    repository,
    notificationChannel: channel,
    ownsConnection: false,
    async connect() {},
    async disconnect() {},
    watch: (horizonMs) => watchJobs(jobs.db, horizonMs, (due) => void publish(due)),
    wake,
    removeWaiting: (name, key) => removeWaiting(jobs, name, key),
    async removeDone(id) {
      const done = 'id = ? AND lockedAt IS NULL AND nextRunAt IS NULL AND failCount = 0';
      await jobs.write(() => jobs.db.prepare(`DELETE FROM Job WHERE ${done}`).run(id));
    },
    async retire() {
      retired = true;
      dueTimers.clear();
      await jobs.write(() => unlockReserved(jobs.db, worker));
    },
    close: () => jobs.close(),
  };
}

function nothingInParticular(jobName: string): DueJob {
  return { jobId: toJobId(''), jobName, nextRunAt: new Date(0), priority: 0 };
}

async function removeWaiting({ db, write }: JobsDatabase, name: string, key: string): Promise<boolean> {
  const which = `name = @name AND json_extract(data, '$.key') = @key AND nextRunAt IS NOT NULL`;
  return write(() => {
    const removed = db
      .prepare(`DELETE FROM Job WHERE ${which} AND (hold IS NULL OR hold = 'reserved' OR lockedAt = 0)`)
      .run({ name, key }).changes;
    const unmoved = db
      .prepare(`UPDATE Job SET hold = 'running', nextRunAt = NULL WHERE ${which} AND hold = 'moved'`)
      .run({ name, key }).changes;
    return removed + unmoved > 0;
  });
}
