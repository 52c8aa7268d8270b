import Database from 'better-sqlite3';
import { MongoClient } from 'mongodb';
import { findMongo } from '../../../scripts/setup/mongo.mjs';
import { startMongo } from '../../../scripts/setup/mongo-server.mjs';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import type { JobDocument } from './mongo/job-document';

/** A stored job, told alike by both backends, the earliest first and those without a time before them; times in epoch milliseconds. */
export type StoredJob = {
  name: string;
  data: { key: string; payload: Record<string, unknown> };
  nextRunAt: number | null;
  hold: string | null;
  lockedAt: number | null;
  failCount: number;
  failReason: string | null;
};

export type TestStore = TestDatabase & {
  /** What `createJobQueue` takes. */
  options: { file: string; mongoUri?: string };
  jobs(): Promise<StoredJob[]>;
};

export type TestBackend = { name: string; openStore(): Promise<TestStore>; close(): Promise<void> };

/** The jobs of the metadata database: the queue on SQLite, or what waits there for MongoDB. */
export function jobsInSqlite(file: string): StoredJob[] {
  const db = new Database(file);
  try {
    const rows = db.prepare<[], StoredJob & { data: string }>('SELECT * FROM Job ORDER BY nextRunAt').all();
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) }));
  } finally {
    db.close();
  }
}

const sqlite: TestBackend = {
  name: 'SQLite',
  async openStore() {
    const test = await openTestDatabase();
    const file = test.paths.metadataDb;
    return { ...test, options: { file }, jobs: async () => jobsInSqlite(file) };
  },
  async close() {},
};

/** One server for all tests of a file, with the jobs of one at a time. */
function onMongo(): TestBackend & { server(): ReturnType<typeof startMongo> } {
  let started: ReturnType<typeof startMongo> | undefined;
  const server = () => {
    started ??= startMongo();
    return started;
  };
  return {
    name: 'MongoDB',
    server,
    async openStore() {
      const { uri } = await server();
      const test = await openTestDatabase();
      const client = new MongoClient(uri);
      const stored = client.db().collection<JobDocument>('agendaJobs');
      await stored.deleteMany({});
      return {
        ...test,
        options: { file: test.paths.metadataDb, mongoUri: uri },
        jobs: async () => (await stored.find().sort({ nextRunAt: 1 }).toArray()).map(toStored),
        async close() {
          await client.close();
          await test.close();
        },
      };
    },
    async close() {
      await (await started)?.stop();
    },
  };
}

function toStored(doc: JobDocument): StoredJob {
  const { name, data, hold = null, failReason = null } = doc;
  const ms = (date: Date | null | undefined) => date?.getTime() ?? null;
  const times = { nextRunAt: ms(doc.nextRunAt), lockedAt: ms(doc.lockedAt) };
  return { name, data: data as StoredJob['data'], ...times, hold, failCount: doc.failCount ?? 0, failReason };
}

export const mongo = onMongo();
const { kind, reason = '' } = findMongo();
if (kind === 'none') process.stderr.write(`Tests of the queue on MongoDB do not run: ${reason}\n`);
export const hasMongo = kind !== 'none';

/** Both, or SQLite alone where no MongoDB was found; then it says so. */
export const backends: TestBackend[] = hasMongo ? [sqlite, mongo] : [sqlite];

/** Collects what handlers report; `until(n)` resolves at the n-th. */
export function collector<T>() {
  const items: T[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    items,
    add(item: T) {
      items.push(item);
      for (const { count, resolve } of waiting) if (items.length >= count) resolve();
    },
    until(count: number): Promise<void> {
      if (items.length >= count) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
  };
}
