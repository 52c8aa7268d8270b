import type { JobParameters } from 'agenda';
import type Database from 'better-sqlite3';
import type { LockedJob } from '../locked-job';
import { type JobRow, toLockedJob, toMs } from './job-row';

/** Which job to take: of one kind, due by `dueBy`, at most `limit` held by this worker. Epoch milliseconds. */
export type Wanted = { name: string; dueBy: number; expiredBefore: number; worker: string; limit: number };

/**
 * A lock that ran out does not make a job due: one that waited reserved keeps its time. One that was running has no
 * time any more and is due at once.
 */
const LOCKABLE = `name = @name AND disabled = 0 AND (
    (lockedAt IS NULL AND nextRunAt <= @dueBy)
    OR (lockedAt <= @expiredBefore AND (nextRunAt IS NULL OR nextRunAt <= @dueBy))
  )`;

/** Whether a look into the write lock is worth it. */
export function hasLockable(db: Database.Database, wanted: Wanted): boolean {
  return db.prepare(`SELECT 1 FROM Job WHERE ${LOCKABLE} LIMIT 1`).get(wanted) !== undefined;
}

/** Takes the next job. Call it inside a write transaction, which is what makes it atomic between processes. */
export function lockNext(db: Database.Database, wanted: Wanted, by: string | null, now: number): LockedJob | undefined {
  const held = db
    .prepare<[Wanted], { held: number }>(
      'SELECT count(*) AS held FROM Job WHERE name = @name AND lockedBy = @worker AND lockedAt > @expiredBefore',
    )
    .get(wanted);
  if ((held?.held ?? 0) >= wanted.limit) return undefined;
  const row = db
    .prepare<unknown[], JobRow>(
      `UPDATE Job SET hold = 'reserved', lockedAt = @now, lockedBy = @worker, lockNumber = lockNumber + 1,
         lastModifiedBy = @by
       WHERE id = (SELECT id FROM Job WHERE ${LOCKABLE} ORDER BY nextRunAt, priority DESC LIMIT 1)
       RETURNING *`,
    )
    .get({ ...wanted, by, now });
  return row ? toLockedJob(row) : undefined;
}

/** Takes one particular job when it is free and still due at the time the caller knows. */
export function lockThis(
  db: Database.Database,
  job: JobParameters,
  worker: string,
  by: string | null,
  now: number,
): LockedJob | undefined {
  const row = db
    .prepare<unknown[], JobRow>(
      `UPDATE Job SET hold = 'reserved', lockedAt = @now, lockedBy = @worker, lockNumber = lockNumber + 1,
         lastModifiedBy = @by
       WHERE id = @id AND name = @name AND lockedAt IS NULL AND nextRunAt IS @nextRunAt AND disabled = 0
       RETURNING *`,
    )
    .get({ id: job._id, name: job.name, nextRunAt: toMs(job.nextRunAt), worker, by, now });
  return row ? toLockedJob(row) : undefined;
}

const FREE = 'UPDATE Job SET hold = NULL, lockedAt = NULL, lockedBy = NULL WHERE';

/**
 * Lets go of jobs this worker has reserved, all or those of `ids`. Running ones keep their lock (agenda #1778), and so
 * do those that another worker has taken meanwhile.
 */
export function unlockReserved(db: Database.Database, worker: string, ids?: readonly string[]): void {
  const which = ids ? 'AND id IN (SELECT value FROM json_each(@ids))' : '';
  db.prepare(`${FREE} hold = 'reserved' AND lockedBy IS @worker ${which}`).run({
    worker,
    ids: JSON.stringify(ids ?? []),
  });
}

/** Makes the locks of workers that are certainly gone count as run out. */
export function expireLocksOf(db: Database.Database, isGone: (worker: string) => boolean): void {
  const rows = db
    .prepare<[], { lockedBy: string }>(
      'SELECT DISTINCT lockedBy FROM Job WHERE lockedAt > 0 AND lockedBy IS NOT NULL AND hold IS NOT NULL',
    )
    .all();
  const expire = db.prepare('UPDATE Job SET lockedAt = 0 WHERE lockedBy = ?');
  for (const { lockedBy } of rows) if (isGone(lockedBy)) expire.run(lockedBy);
}
