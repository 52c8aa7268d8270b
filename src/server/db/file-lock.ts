import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';

const RETRY_MS = 15;

/** Held from `takeFileLock` on. `release` may be called twice. */
export type FileLock = { release(): void };

/**
 * A lock between processes, and between containers that share the volume: one holder at a time, in this process too.
 * The kernel lets go of it when the holder's process ends, however it ends. Node has no such lock, so this is SQLite's
 * lock on a file that stays empty; nothing else may open that file (fcntl(2): closing it would drop the lock). Its
 * folder must exist. Answers null when somebody else holds it for longer than `timeoutMs`.
 */
export async function takeFileLock(file: string, timeoutMs: number): Promise<FileLock | null> {
  const giveUpAt = Date.now() + timeoutMs;
  const db = new Database(file, { timeout: 0 });
  try {
    while (!tryLock(db)) {
      if (Date.now() >= giveUpAt) {
        db.close();
        return null;
      }
      await sleep(RETRY_MS);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return { release: () => void db.close() };
}

function tryLock(db: Database.Database): boolean {
  try {
    // In memory: a journal file beside it would be made and removed each time.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}
