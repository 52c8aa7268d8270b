import type { JobParameters } from 'agenda';
import type Database from 'better-sqlite3';
import { isDone, LostJobError } from '../locked-job';
import { type JobRow, lockNumberOf, toMs } from './job-row';

/**
 * Stores what the processor did to a job: began, is still at it, ended. Call it inside a write transaction. The first
 * call under a lock is the begin of the run; one without `lockedAt` is its end, which gives the lock back or, when the
 * run ended well and no other is wanted, removes the job. Throws LostJobError when the job is gone, or its lock is no
 * longer the caller's.
 */
export function saveJobState(db: Database.Database, job: JobParameters, by: string | undefined): void {
  const row = db.prepare<unknown[], JobRow>('SELECT * FROM Job WHERE id = ? AND name = ?').get(job._id, job.name);
  if (!row) throw new LostJobError(`the job ${job.name} ${job._id} was removed`);
  const lockNumber = lockNumberOf(job);
  if (lockNumber !== undefined && (row.lockedAt === null || row.lockNumber !== lockNumber)) {
    throw new LostJobError(`the job ${job.name} ${job._id} was moved or taken over`);
  }
  const lockedAt = toMs(job.lockedAt);
  const moved = row.hold === 'moved';
  if (lockNumber !== undefined && isDone(job) && !moved) {
    db.prepare('DELETE FROM Job WHERE id = ?').run(row.id);
    return;
  }
  db.prepare(
    `UPDATE Job SET nextRunAt = @nextRunAt, hold = @hold, lockedAt = @lockedAt, lockedBy = @lockedBy,
       lastRunAt = @lastRunAt, lastFinishedAt = @lastFinishedAt, failedAt = @failedAt, failCount = @failCount,
       failReason = @failReason, progress = @progress, lastModifiedBy = @lastModifiedBy
     WHERE id = @id`,
  ).run({
    id: row.id,
    // Asked for once more while it ran: that wish stands, whatever the run ended with.
    nextRunAt: moved ? row.nextRunAt : toMs(job.nextRunAt),
    hold: lockedAt === null ? null : moved ? 'moved' : lockNumber === undefined ? row.hold : 'running',
    lockedAt,
    lockedBy: lockedAt === null ? null : row.lockedBy,
    lastRunAt: toMs(job.lastRunAt),
    lastFinishedAt: toMs(job.lastFinishedAt),
    failedAt: toMs(job.failedAt),
    failCount: job.failCount ?? 0,
    failReason: job.failReason ?? null,
    progress: job.progress ?? null,
    lastModifiedBy: by ?? null,
  });
}
