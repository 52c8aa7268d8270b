import {
  computeJobState,
  type JobParameters,
  type JobsOverview,
  type JobsQueryOptions,
  type JobsResult,
  type JobsSort,
  type JobWithState,
  toJobId,
} from 'agenda';
import type Database from 'better-sqlite3';
import { queryFilter } from './job-filter';
import { type JobRow, toJob } from './job-row';

const SORTABLE = ['nextRunAt', 'lastRunAt', 'lastFinishedAt', 'priority', 'name', 'data'] as const;

function orderBy(sort: JobsSort | undefined): string {
  const wanted = SORTABLE.flatMap((column) => {
    const direction = sort?.[column];
    return direction ? [`"${column}" ${direction === 'asc' ? 'ASC' : 'DESC'}`] : [];
  });
  return wanted.length > 0 ? wanted.join(', ') : 'nextRunAt DESC, lastRunAt DESC';
}

function withState(job: JobParameters, now: Date): JobWithState {
  return { ...job, _id: toJobId(String(job._id)), state: computeJobState(job, now) };
}

export function findJob(db: Database.Database, id: string): JobParameters | null {
  const row = db.prepare<[string], JobRow>('SELECT * FROM Job WHERE id = ?').get(id);
  return row ? toJob(row) : null;
}

export function queryJobs(db: Database.Database, options: JobsQueryOptions, now: Date): JobsResult {
  const { state, skip = 0, limit = 0 } = options;
  const { where, values } = queryFilter(options);
  const sql = `SELECT * FROM Job WHERE ${where} ORDER BY ${orderBy(options.sort)}`;
  if (state) {
    // The state is computed from the times, so a page of it can only be cut here.
    const rows = db.prepare<unknown[], JobRow>(sql).all(...values);
    const jobs = rows
      .map((row) => withState(toJob(row), now))
      .filter((job) => (state === 'paused' ? job.disabled === true : job.state === state));
    return { jobs: jobs.slice(skip, limit > 0 ? skip + limit : undefined), total: jobs.length };
  }
  const page = db.prepare<unknown[], JobRow>(`${sql} LIMIT ? OFFSET ?`).all(...values, limit > 0 ? limit : -1, skip);
  const count = db.prepare<unknown[], { total: number }>(`SELECT count(*) AS total FROM Job WHERE ${where}`);
  return { jobs: page.map((row) => withState(toJob(row), now)), total: count.get(...values)?.total ?? 0 };
}

export function distinctNames(db: Database.Database): string[] {
  const rows = db.prepare<[], { name: string }>('SELECT DISTINCT name FROM Job ORDER BY name').all();
  return rows.map((row) => row.name);
}

export function overview(db: Database.Database, now: Date): JobsOverview[] {
  const byName = new Map<string, JobsOverview>();
  for (const row of db.prepare<[], JobRow>('SELECT * FROM Job ORDER BY name').iterate()) {
    const job = toJob(row);
    const counts = byName.get(row.name) ?? emptyOverview(row.name);
    byName.set(row.name, counts);
    counts.total += 1;
    counts[computeJobState(job, now)] += 1;
    if (job.disabled) counts.paused += 1;
  }
  return [...byName.values()];
}

function emptyOverview(name: string): JobsOverview {
  return { name, total: 0, running: 0, scheduled: 0, queued: 0, completed: 0, failed: 0, repeating: 0, paused: 0 };
}

export function queueSize(db: Database.Database, now: Date): number {
  const count = db.prepare<[number], { total: number }>('SELECT count(*) AS total FROM Job WHERE nextRunAt < ?');
  return count.get(now.getTime())?.total ?? 0;
}
