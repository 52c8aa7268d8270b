import { type FSWatcher, watch } from 'node:fs';
import { type JobId, toJobId } from 'agenda';
import type Database from 'better-sqlite3';

export type DueJob = { jobId: JobId; jobName: string; nextRunAt: Date; priority: number };

/** Several commits in a row are looked at once. */
const SETTLE_MS = 10;

/**
 * Tells of jobs that another process has enqueued, as soon as SQLite has written them to the write-ahead log, so that
 * nothing due soon waits for the next poll. Calls `onDue` once for each kind with a free job due within `horizonMs`.
 * Where the file system cannot be watched, polling remains. Returns the stop function.
 */
export function watchJobs(db: Database.Database, horizonMs: number, onDue: (job: DueJob) => void): () => void {
  const version = db.prepare<[], { data_version: number }>('PRAGMA data_version');
  const due = db.prepare<[number], { id: string; name: string; nextRunAt: number; priority: number }>(
    `SELECT id, name, min(nextRunAt) AS nextRunAt, priority FROM Job
     WHERE nextRunAt <= ? AND lockedAt IS NULL AND disabled = 0 GROUP BY name`,
  );
  let seen = version.get()?.data_version;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    timer = undefined;
    const current = version.get()?.data_version;
    // Unchanged: the commit was one of this connection, which tells Agenda itself.
    if (current === seen) return;
    seen = current;
    for (const row of due.all(Date.now() + horizonMs)) {
      const { name, nextRunAt, priority } = row;
      onDue({ jobId: toJobId(row.id), jobName: name, nextRunAt: new Date(nextRunAt), priority });
    }
  }

  const watcher = watchFile(`${db.name}-wal`, () => {
    timer ??= setTimeout(look, SETTLE_MS);
  });
  return () => {
    watcher?.close();
    clearTimeout(timer);
  };
}

function watchFile(file: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(file, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
