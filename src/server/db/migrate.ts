import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../errors';
import { type Migration, matchesChecksum, readMigrations } from './migration-files';

type AppliedRow = { migration_name: string; checksum: string; finished_at: unknown; rolled_back_at: unknown };

/** Prisma's own table (schema-engine, flavour/sqlite), so that its command line can take over at any time. */
const MIGRATIONS_TABLE = `CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings the database file to the newest migration and names those applied now. Creates file and directory. Safe when
 * several processes boot at once. A migration is one transaction: it is there as a whole or not at all.
 *
 * Throws AppError `unavailable` when the file and the code do not fit together, or a migration fails.
 */
export function migrate(file: string, migrationsDir: string): string[] {
  const migrations = readMigrations(migrationsDir);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const db = new Database(file, { timeout: 60_000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // A migration that rebuilds a table drops the old one, which with foreign keys on would delete the rows that refer
    // to it; inside a transaction the pragma has no effect. They are checked before each commit instead.
    db.pragma('foreign_keys = OFF');
    return applyPending(db, migrations);
  } finally {
    db.close();
  }
}

function applyPending(db: Database.Database, migrations: readonly Migration[]): string[] {
  const applied: string[] = [];
  for (;;) {
    if (hasTable(db) && !firstPending(db, migrations)) return applied;
    const next = db.transaction(() => applyNext(db, migrations)).immediate();
    if (!next) return applied;
    if (next.error) {
      recordFailure(db, next.migration, next.error);
      throw new AppError(
        'unavailable',
        `The database could not be brought up to date: step ${next.migration.name} failed (${next.error.message}). Nothing was changed; start again once the cause is gone.`,
        { cause: next.error },
      );
    }
    applied.push(next.migration.name);
  }
}

type Step = { migration: Migration; error: Error | null };

function applyNext(db: Database.Database, migrations: readonly Migration[]): Step | null {
  if (!hasTable(db)) createTable(db);
  const migration = firstPending(db, migrations);
  if (!migration) return null;
  const startedAt = Date.now();
  try {
    db.transaction(() => {
      db.exec(migration.sql);
      const broken = db.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Error('it would leave rows that refer to nothing');
    })();
  } catch (error) {
    return { migration, error: error instanceof Error ? error : new Error(String(error)) };
  }
  db.prepare(
    `INSERT INTO "_prisma_migrations" (id, checksum, started_at, migration_name, finished_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, 1)`,
  ).run(randomUUID(), migration.checksum, startedAt, migration.name, Date.now());
  return { migration, error: null };
}

/** As `prisma migrate resolve --rolled-back` leaves it, so that the next start tries again. */
function recordFailure(db: Database.Database, migration: Migration, error: Error): void {
  const now = Date.now();
  db.prepare(
    `INSERT INTO "_prisma_migrations" (id, checksum, started_at, migration_name, logs, rolled_back_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(randomUUID(), migration.checksum, now, migration.name, error.message, now);
}

function hasTable(db: Database.Database): boolean {
  return (
    db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`).get() !== undefined
  );
}

function createTable(db: Database.Database): void {
  if (db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).get() !== undefined) {
    throw new AppError(
      'unavailable',
      'The database file holds tables that are not Jomo’s. Point JOMO_DATA_DIR at a directory of its own.',
    );
  }
  db.exec(MIGRATIONS_TABLE);
}

function firstPending(db: Database.Database, migrations: readonly Migration[]): Migration | undefined {
  const rows = db
    .prepare<[], AppliedRow>('SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations"')
    .all()
    .filter((row) => row.rolled_back_at === null);
  for (const row of rows) {
    const migration = migrations.find((candidate) => candidate.name === row.migration_name);
    if (row.finished_at === null) throw failedEarlier(row.migration_name);
    if (!migration) throw newerThanCode(row.migration_name);
    if (!matchesChecksum(migration.sql, row.checksum)) throw changedSince(row.migration_name);
  }
  const done = new Set(rows.map((row) => row.migration_name));
  return migrations.find((migration) => !done.has(migration.name));
}

function failedEarlier(name: string): AppError {
  return new AppError(
    'unavailable',
    `An earlier update of the database stopped half-way (step ${name}). Restore a backup, or settle the step with \`npx prisma migrate resolve\`, and start again.`,
  );
}

function newerThanCode(name: string): AppError {
  return new AppError(
    'unavailable',
    `The database was made by a newer version of Jomo (step ${name} is unknown here). Start that version, or restore a backup made with this one.`,
  );
}

function changedSince(name: string): AppError {
  return new AppError(
    'unavailable',
    `The database was set up by another edition of step ${name} than this version of Jomo has. Restore the original file in prisma/migrations, or a backup made with this version.`,
  );
}
