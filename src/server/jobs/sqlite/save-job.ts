import { randomUUID } from 'node:crypto';
import type { DebounceOptions, JobParameters } from 'agenda';
import type Database from 'better-sqlite3';
import { fieldCondition } from './job-filter';
import { type JobRow, pickOptions, readOptions, toMs } from './job-row';

/** What a save may write; the rest of a row belongs to the processor. */
type Saved = Pick<
  JobRow,
  'name' | 'type' | 'priority' | 'data' | 'nextRunAt' | 'disabled' | 'lastModifiedBy' | 'options'
>;

/**
 * Inserts a job, or updates the one of the same id, of the same name when it is `single`, or matching its `unique`
 * fields. Call it inside a write transaction: it reads before it writes.
 *
 * What only the processor may know (locks, runs, failures) is left alone, with two exceptions: a job that waits
 * reserved is let go, for its holder would run it at the old time; and one that runs is marked as moved, so that the end
 * of the run does not erase the new time.
 */
export function saveJob(db: Database.Database, job: JobParameters, by: string | undefined, now: Date): JobRow {
  const existing = findExisting(db, job);
  if (job._id && !existing) return { ...toSaved(job, by), ...newState(job), id: job._id };
  if (existing && job.uniqueOpts?.insertOnly && !job.uniqueOpts.debounce) return existing;
  const { nextRunAt, debounceStartedAt } = dueTime(job, existing, now);
  const saved: Saved = {
    ...toSaved(job, by),
    nextRunAt,
    options: JSON.stringify({ ...pickOptions(job), debounceStartedAt }),
  };
  return existing ? update(db, existing, saved) : insert(db, job, saved);
}

function findExisting(db: Database.Database, job: JobParameters): JobRow | undefined {
  if (job._id) {
    return db.prepare<[string, string], JobRow>('SELECT * FROM Job WHERE id = ? AND name = ?').get(job._id, job.name);
  }
  if (job.type === 'single') {
    return db.prepare<[string], JobRow>(`SELECT * FROM Job WHERE name = ? AND type = 'single'`).get(job.name);
  }
  if (!job.unique) return undefined;
  const conditions = Object.entries({ ...job.unique, name: job.name }).map(([path, value]) =>
    fieldCondition(path, value),
  );
  return db
    .prepare<unknown[], JobRow>(`SELECT * FROM Job WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`)
    .get(...conditions.flatMap(({ values }) => values));
}

type Due = { nextRunAt: number | null; debounceStartedAt?: Date | undefined };

function dueTime(job: JobParameters, existing: JobRow | undefined, now: Date): Due {
  const nextRunAt = toMs(job.nextRunAt);
  const debounce = job.uniqueOpts?.debounce;
  if (job.unique && debounce && !job._id && job.type !== 'single') return debounced(debounce, nextRunAt, existing, now);
  // A repeating job that is defined again at every start must not be pulled forward by that.
  const startsOver = job.type === 'single' && !job._id && nextRunAt !== null && nextRunAt <= now.getTime();
  return { nextRunAt: startsOver && existing ? existing.nextRunAt : nextRunAt };
}

function debounced(debounce: DebounceOptions, asked: number | null, existing: JobRow | undefined, now: Date): Due {
  const leading = debounce.strategy === 'leading';
  const later = now.getTime() + debounce.delay;
  if (!existing) return { nextRunAt: leading ? asked : later, debounceStartedAt: now };
  const startedAt = readOptions(existing).debounceStartedAt ?? now;
  if (leading) return { nextRunAt: existing.nextRunAt, debounceStartedAt: startedAt };
  const waited = now.getTime() - startedAt.getTime();
  if (debounce.maxWait && waited >= debounce.maxWait) return { nextRunAt: now.getTime() };
  return { nextRunAt: later, debounceStartedAt: startedAt };
}

function update(db: Database.Database, existing: JobRow, saved: Saved): JobRow {
  const lock = lockAfterUpdate(existing, saved.nextRunAt);
  const row = { ...existing, ...saved, ...lock };
  db.prepare(
    `UPDATE Job SET name = @name, type = @type, priority = @priority, data = @data, nextRunAt = @nextRunAt,
       disabled = @disabled, lastModifiedBy = @lastModifiedBy, options = @options, hold = @hold, lockedAt = @lockedAt,
       lockedBy = @lockedBy, failedAt = @failedAt, failCount = @failCount, failReason = @failReason
     WHERE id = @id`,
  ).run(row);
  return row;
}

function lockAfterUpdate(existing: JobRow, nextRunAt: number | null): Partial<JobRow> {
  if (existing.hold === 'running' || existing.hold === 'moved') {
    return { hold: nextRunAt === null || nextRunAt === existing.nextRunAt ? existing.hold : 'moved' };
  }
  const free = { hold: null, lockedAt: null, lockedBy: null };
  // Asked for anew after it had failed for good: it starts over.
  const revived = existing.nextRunAt === null && nextRunAt !== null;
  return revived ? { ...free, failedAt: null, failCount: 0, failReason: null } : free;
}

function insert(db: Database.Database, job: JobParameters, saved: Saved): JobRow {
  const row = { ...saved, ...newState(job), id: randomUUID() };
  const columns = Object.keys(row);
  const names = columns.map((column) => `"${column}"`).join(', ');
  db.prepare(`INSERT INTO Job (${names}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`).run(row);
  return row;
}

function toSaved(job: JobParameters, by: string | undefined): Saved {
  return {
    name: job.name,
    type: job.type,
    priority: job.priority,
    data: JSON.stringify(job.data ?? null),
    nextRunAt: toMs(job.nextRunAt),
    disabled: job.disabled ? 1 : 0,
    lastModifiedBy: by ?? null,
    options: JSON.stringify(pickOptions(job)),
  };
}

/** Agenda never sends these with a new job; whoever moves a queue here from elsewhere may. */
function newState(job: JobParameters): Omit<JobRow, keyof Saved | 'id'> {
  return {
    hold: job.lockedAt ? 'reserved' : null,
    lockedAt: toMs(job.lockedAt),
    lockedBy: null,
    lockNumber: 0,
    lastRunAt: toMs(job.lastRunAt),
    lastFinishedAt: toMs(job.lastFinishedAt),
    failedAt: toMs(job.failedAt),
    failCount: job.failCount ?? 0,
    failReason: job.failReason ?? null,
    progress: job.progress ?? null,
  };
}
