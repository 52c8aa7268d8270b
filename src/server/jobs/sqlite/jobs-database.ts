import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';

const RETRY_MS = 2;
const GIVE_UP_MS = 10_000;

type WriteOptions = {
  /** On the disk when it resolves. Else it survives the end of this process, but the last of it not a power cut. */
  durable?: boolean;
};

export type JobsDatabase = {
  /** Remembers every statement it has prepared. */
  readonly db: Database.Database;
  /**
   * Runs `work` in a transaction that holds the write lock from its start, so that what it read is still true. Works
   * asked for within one turn of the event loop share a transaction, and so its cost; one that throws undoes only itself.
   */
  write<T>(work: () => T, options?: WriteOptions): Promise<T>;
  close(): void;
};

/** One piece of work: `attempt` runs it inside the transaction and answers what to do once that is committed. */
type Pending = { durable: boolean; attempt(): () => void; fail(error: unknown): void };

/**
 * The queue's own connection to the metadata database (already migrated). It never waits for a lock inside SQLite:
 * that would block the event loop, and with it the transaction of this very process that may hold the lock.
 */
export function openJobsDatabase(file: string): JobsDatabase {
  // Opening may meet another process that is starting or ending and has the whole file for a moment.
  const db = new Database(file, { timeout: GIVE_UP_MS });
  db.pragma('journal_mode = WAL');
  db.pragma('busy_timeout = 0');
  db.prepare = remember(db.prepare.bind(db));
  let pending: Pending[] = [];
  let flushing = false;

  const attemptAll = db.transaction((batch: Pending[]) => batch.map((one) => one.attempt()));

  async function commit(batch: Pending[]): Promise<void> {
    const durable = batch.some((one) => one.durable);
    for (const giveUpAt = Date.now() + GIVE_UP_MS; ; ) {
      try {
        db.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
        for (const settle of attemptAll.immediate(batch)) settle();
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > giveUpAt) {
          for (const one of batch) one.fail(error);
          return;
        }
        await sleep(RETRY_MS * (0.5 + Math.random()));
      }
    }
  }

  async function flush(): Promise<void> {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      await commit(batch);
    }
    flushing = false;
  }

  return {
    db,
    write<T>(work: () => T, { durable = false }: WriteOptions = {}): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const savepoint = db.transaction(work);
        const attempt = () => {
          try {
            const result = savepoint();
            return () => resolve(result);
          } catch (error) {
            if (isBusy(error)) throw error;
            return () => reject(error);
          }
        };
        pending.push({ durable, attempt, fail: reject });
        if (flushing) return;
        flushing = true;
        setImmediate(() => void flush());
      });
    },
    close: () => db.close(),
  };
}

function remember<F extends (source: string) => object>(prepare: F): F {
  const known = new Map<string, object>();
  return ((source: string) => {
    const statement = known.get(source) ?? prepare(source);
    known.set(source, statement);
    return statement;
  }) as F;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
