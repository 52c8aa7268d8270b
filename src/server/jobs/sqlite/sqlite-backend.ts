import { createDueTimers } from '../due-timers';
import type { BackendOptions, QueueBackend } from '../queue-backend';
import { createWakeChannel } from '../wake-channel';
import { createWorkerId } from '../worker-identity';
import { createJobRepository } from './job-repository';
import { type JobsDatabase, openJobsDatabase } from './jobs-database';
import { unlockReserved } from './lock-job';

/**
 * The queue in the table Job of the metadata database, which must be migrated. The connection is opened here and closed
 * by `close`, not by Agenda, because handlers may still be at work when Agenda has stopped.
 */
export function createSqliteBackend(file: string, { limitOf, announce }: BackendOptions): QueueBackend {
  const jobs = openJobsDatabase(file);
  const worker = createWorkerId();
  const { channel, wake, startDue, isQuiet } = createWakeChannel();
  const dueTimers = createDueTimers(startDue);
  let retired = false;
  const repository = createJobRepository(jobs, {
    worker,
    limitOf: (name) => (retired ? 0 : limitOf(name)),
    onReserved: dueTimers.wakeAt,
    onSaved: announce,
    isQuiet,
  });

  return {
    name: 'SQLite',
    repository,
    notificationChannel: channel,
    ownsConnection: false,
    async connect() {},
    async disconnect() {},
    wake,
    placeFree: wake,
    removeWaiting: (name, key) => removeWaiting(jobs, name, key),
    async check() {
      jobs.db.prepare('SELECT 1 FROM Job LIMIT 1').get();
      return { ok: true, detail: 'SQLite' };
    },
    async retire() {
      retired = true;
      dueTimers.clear();
      await jobs.write(() => unlockReserved(jobs.db, worker));
    },
    async close() {
      jobs.close();
    },
  };
}

async function removeWaiting({ db, write }: JobsDatabase, name: string, key: string): Promise<boolean> {
  const which = `name = @name AND json_extract(data, '$.key') = @key AND nextRunAt IS NOT NULL`;
  const remove = () => {
    const removed = db
      .prepare(`DELETE FROM Job WHERE ${which} AND (hold IS NULL OR hold = 'reserved' OR lockedAt = 0)`)
      .run({ name, key }).changes;
    const unmoved = db
      .prepare(`UPDATE Job SET hold = 'running', nextRunAt = NULL WHERE ${which} AND hold = 'moved'`)
      .run({ name, key }).changes;
    return removed + unmoved > 0;
  };
  return write(remove, { durable: true });
}
