import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStoragePaths, type StoragePaths } from '../storage-paths';
import { type Db, openDatabase } from './client';
import { migrate } from './migrate';

export type TestDatabase = { db: Db; paths: StoragePaths; close(): Promise<void> };

/** For tests: an empty, migrated database in a data directory of its own; `close` removes both. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dir = await mkdtemp(path.join(tmpdir(), 'jomo-test-'));
  const paths = createStoragePaths(dir);
  migrate(paths.metadataDb, path.resolve('prisma/migrations'));
  const db = openDatabase(paths.metadataDb);
  return {
    db,
    paths,
    async close() {
      await db.$disconnect();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
