import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';

const RETRY_MS = 5;
const GIVE_UP_MS = 10_000;

export type JobsDatabase = {
  readonly db: Database.Database;
  /** Runs `work` in a transaction that holds the write lock from its start, so that what it read is still true. */
  write<T>(work: () => T): Promise<T>;
  close(): void;
};

/**
 * The queue's own connection to the metadata database (already migrated). It never waits for a lock inside SQLite:
 * that would block the event loop, and with it the transaction of this very process that may hold the lock.
 */
export function openJobsDatabase(file: string): JobsDatabase {
  const db = new Database(file, { timeout: 0 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return {
    db,
    async write(work) {
      const transaction = db.transaction(work);
      for (const giveUpAt = Date.now() + GIVE_UP_MS; ; ) {
        try {
          return transaction.immediate();
        } catch (error) {
          if (!isBusy(error) || Date.now() > giveUpAt) throw error;
          await sleep(RETRY_MS);
        }
      }
    },
    close: () => db.close(),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
