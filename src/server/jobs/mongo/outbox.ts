import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Logger } from '../../log';
import type { JobRow } from '../sqlite/job-row';
import { openJobsDatabase } from '../sqlite/jobs-database';
import { expireLocksOf } from '../sqlite/lock-job';
import { saveJob } from '../sqlite/save-job';
import { isWorkerGone } from '../worker-identity';
import { MongoAwayError } from './describe-away';

/** What is to be told to MongoDB of one job: that it is due at a time, or (null) that it is not wanted any more. */
export type Wish = { name: string; key: string; payload: unknown; priority: number; dueAt: Date | null };

const storedData = z.object({ key: z.string(), payload: z.unknown(), cancelled: z.boolean().optional() });

/** One that takes longer to hand over than this is another process's to try. */
const CLAIM_MS = 15_000;

/** Free, or claimed by one that is gone; not what failed for good. */
const CLAIMABLE = `(lockedAt IS NULL OR lockedAt <= @expiredBefore) AND
  (nextRunAt IS NOT NULL OR hold IS NOT NULL OR json_extract(data, '$.cancelled'))`;

/**
 * Wishes that MongoDB has not got yet, in the table Job of the metadata database: there nothing is lost when this
 * process ends, and any process on the database hands them over. The newest wish of a kind and key counts. Jobs that
 * were left there when the queue was on SQLite go the same way.
 */
export function openOutbox(file: string, worker: string, deliver: (wish: Wish) => Promise<void>, log: Logger) {
  const { db, write, close } = openJobsDatabase(file);
  const ofKey = `name = @name AND json_extract(data, '$.key') = @key`;
  let lastPass: Promise<void> = Promise.resolve();

  function claimNext(): JobRow | undefined {
    expireLocksOf(db, (by) => by !== worker && isWorkerGone(by, { oneMachine: true }));
    return db
      .prepare<unknown[], JobRow>(
        `UPDATE Job SET hold = 'running', lockedAt = @now, lockedBy = @worker, lockNumber = lockNumber + 1
         WHERE id = (SELECT id FROM Job WHERE ${CLAIMABLE} ORDER BY nextRunAt LIMIT 1) RETURNING *`,
      )
      .get({ now: Date.now(), expiredBefore: Date.now() - CLAIM_MS, worker });
  }

  function settle({ id, lockNumber }: JobRow): void {
    const mine = { id, lockNumber };
    db.prepare(`DELETE FROM Job WHERE id = @id AND lockNumber = @lockNumber AND hold = 'running'`).run(mine);
    release(db, mine);
  }

  async function handOver(row: JobRow): Promise<boolean> {
    try {
      await deliver(toWish(row));
      await write(() => settle(row));
      return true;
    } catch (error) {
      await write(() => release(db, row));
      if (error instanceof MongoAwayError) return false;
      log.error({ err: error, job: row.name, id: row.id }, 'a job cannot be handed over to MongoDB; it is left aside');
      await write(() => setAside(db, row.id, String(error)));
      return true;
    }
  }

  async function drainAll(): Promise<void> {
    for (let going = waiting() > 0; going; ) {
      const row = await write(claimNext);
      going = row !== undefined && (await handOver(row));
    }
  }

  /** How many wishes wait. */
  function waiting(): number {
    const where = `nextRunAt IS NOT NULL OR hold IS NOT NULL OR json_extract(data, '$.cancelled')`;
    return db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM Job WHERE ${where}`).get()?.n ?? 0;
  }

  return {
    waiting,
    has: (name: string, key: string): boolean =>
      db.prepare(`SELECT 1 FROM Job WHERE ${ofKey}`).get({ name, key }) !== undefined,
    async put({ name, key, payload, priority, dueAt }: Wish): Promise<void> {
      const data = { key, payload, ...(dueAt === null && { cancelled: true }) };
      const job = { name, type: 'normal' as const, priority, data, nextRunAt: dueAt, unique: { 'data.key': key } };
      const put = () => {
        const { id } = saveJob(db, job, undefined, new Date());
        // Whoever is handing the former wish over must not remove this one.
        db.prepare(`UPDATE Job SET hold = 'moved' WHERE id = ? AND hold = 'running'`).run(id);
      };
      await write(put, { durable: true });
    },
    /** Hands over all there is, until MongoDB is away; one pass at a time. */
    drain(): Promise<void> {
      const pass = lastPass.then(drainAll);
      lastPass = pass.catch(() => {});
      return pass;
    },
    async close(): Promise<void> {
      await lastPass;
      close();
    },
  };
}

function release(db: Database.Database, { id, lockNumber }: Pick<JobRow, 'id' | 'lockNumber'>): void {
  db.prepare(
    `UPDATE Job SET hold = NULL, lockedAt = NULL, lockedBy = NULL WHERE id = ? AND lockNumber = ? AND lockedAt IS NOT NULL`,
  ).run(id, lockNumber);
}

function setAside(db: Database.Database, id: string, reason: string): void {
  db.prepare(`UPDATE Job SET nextRunAt = NULL, failCount = failCount + 1, failReason = ? WHERE id = ?`).run(reason, id);
}

function toWish(row: JobRow): Wish {
  const { key, payload, cancelled } = storedData.parse(JSON.parse(row.data));
  // One without a time was running when the queue was on SQLite; nobody will end it, so it is due.
  const dueAt = cancelled ? null : new Date(row.nextRunAt ?? 0);
  return { name: row.name, key, payload, priority: row.priority, dueAt };
}
