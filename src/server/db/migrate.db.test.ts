import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownTables, readMigrationList, readSchema, withSchemaEngine } from '../../../prisma/tools/schema-engine';
import { migrate } from './migrate';
import { checksum, matchesChecksum } from './migration-files';

const run = promisify(execFile);
const SCHEMA = path.resolve('prisma/schema.prisma');
let dir: string;
let file: string;
let migrations: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'jomo-migrate-'));
  file = path.join(dir, 'data', 'jomo.db');
  migrations = path.join(dir, 'migrations');
  cpSync(path.resolve('prisma/migrations'), migrations, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(migrations, name));
  writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
}

function inFile<T>(read: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function history(): Record<string, unknown>[] {
  return inFile((db) =>
    db.prepare<[], Record<string, unknown>>('SELECT * FROM "_prisma_migrations" ORDER BY started_at').all(),
  );
}

describe('the boot-time migration runner', () => {
  it('brings an empty directory to the newest schema, and does nothing the second time', () => {
    const applied = migrate(file, migrations);
    expect(applied.length).toBeGreaterThan(0);
    expect(migrate(file, migrations)).toEqual([]);
    expect(inFile((db) => db.pragma('journal_mode', { simple: true }))).toBe('wal');
  });

  it('writes the history that Prisma itself writes for the same migrations', async () => {
    migrate(file, migrations);
    const other = path.join(dir, 'prisma.db');
    await withSchemaEngine(SCHEMA, other, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrationList(migrations), filters: ownTables }),
    );
    const shape = (database: string) => {
      const db = new Database(database);
      const table = db.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_master WHERE name = '_prisma_migrations'`);
      const rows = db.prepare<[], Record<string, unknown>>('SELECT * FROM "_prisma_migrations"').all();
      const result = {
        table: table.get()?.sql,
        rows: rows.map(({ id, started_at, finished_at, ...same }) => ({ ...same, id: String(id).length })),
      };
      db.close();
      return result;
    };
    expect(shape(file)).toEqual(shape(other));
    for (const row of history()) {
      expect(Number(row.started_at)).toBeGreaterThan(Date.now() - 60_000);
      expect(Number(row.finished_at)).toBeGreaterThanOrEqual(Number(row.started_at));
    }
  });

  it('leaves a database that Prisma finds in step with its migrations and its schema', async () => {
    migrate(file, migrations);
    await withSchemaEngine(SCHEMA, file, async (engine) => {
      const list = readMigrationList(migrations);
      expect(
        await engine.diagnoseMigrationHistory({
          migrationsList: list,
          optInToShadowDatabase: false,
          filters: ownTables,
        }),
      ).toMatchObject({ history: null, failedMigrationNames: [], editedMigrationNames: [], hasMigrationsTable: true });
      const pushed = await engine.schemaPush({ schema: readSchema(SCHEMA), force: false, filters: ownTables });
      expect(pushed).toMatchObject({ executedSteps: 0, warnings: [], unexecutable: [] });
    });
  });

  it('takes over a database that Prisma has migrated', async () => {
    mkdirSync(path.dirname(file));
    await withSchemaEngine(SCHEMA, file, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrationList(migrations), filters: ownTables }),
    );
    expect(migrate(file, migrations)).toEqual([]);
    addMigration('99990101000000_later', 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);');
    expect(migrate(file, migrations)).toEqual(['99990101000000_later']);
  });

  it('applies each migration once when several processes boot at once', async () => {
    const script = `import { migrate } from '${path.resolve('src/server/db/migrate.ts')}';
      process.stdout.write(JSON.stringify(migrate(${JSON.stringify(file)}, ${JSON.stringify(migrations)})));`;
    const boot = () => run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    const booted = await Promise.all([boot(), boot(), boot()]);
    const applied = booted.flatMap(({ stdout }): unknown[] => JSON.parse(stdout));
    expect(applied.sort()).toEqual(
      readMigrationList(migrations).migrationDirectories.map((migration) => migration.path),
    );
    expect(history()).toHaveLength(applied.length);
  });

  it('refuses a migration that was edited after it was applied, and names it', () => {
    const [name = ''] = migrate(file, migrations);
    writeFileSync(path.join(migrations, name, 'migration.sql'), 'SELECT 1;');
    expect(() => migrate(file, migrations)).toThrow(new RegExp(`another edition of step ${name}`));
  });

  it('refuses a database of a newer version', () => {
    addMigration('99990101000000_later', 'CREATE TABLE "Later" ("id" TEXT NOT NULL PRIMARY KEY);');
    migrate(file, migrations);
    rmSync(path.join(migrations, '99990101000000_later'), { recursive: true });
    expect(() => migrate(file, migrations)).toThrow(/newer version of Jomo/);
  });

  it('refuses to go on after a migration that Prisma recorded as failed', () => {
    migrate(file, migrations);
    inFile((db) => db.exec('UPDATE "_prisma_migrations" SET finished_at = NULL'));
    expect(() => migrate(file, migrations)).toThrow(/stopped half-way/);
  });

  it('refuses a file with somebody else’s tables', () => {
    mkdirSync(path.dirname(file));
    inFile((db) => db.exec('CREATE TABLE "Theirs" (x)'));
    expect(() => migrate(file, migrations)).toThrow(/not Jomo’s/);
  });

  it('undoes a failing migration as a whole, records why, and tries again at the next start', () => {
    migrate(file, migrations);
    addMigration('99990101000000_bad', 'CREATE TABLE "Half" ("id" TEXT); INSERT INTO "Missing" VALUES (1);');
    expect(() => migrate(file, migrations)).toThrow(/step 99990101000000_bad failed \(no such table: Missing\)/);
    expect(inFile((db) => db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'Half'`).get())).toBeUndefined();
    expect(history().at(-1)).toMatchObject({ logs: 'no such table: Missing', finished_at: null });

    writeFileSync(path.join(migrations, '99990101000000_bad', 'migration.sql'), 'CREATE TABLE "Half" ("id" TEXT);');
    expect(migrate(file, migrations)).toEqual(['99990101000000_bad']);
  });

  it('keeps the rows of other tables when a migration rebuilds the table they refer to', () => {
    migrate(file, migrations);
    inFile((db) =>
      db.exec(`INSERT INTO "User" (id, email, name, passwordHash) VALUES ('u', 'a@b.c', 'A', 'x');
               INSERT INTO "ApiKey" (id, userId, name, tokenHash) VALUES ('k', 'u', 'K', 'h');`),
    );
    addMigration(
      '99990101000000_rebuild',
      `PRAGMA defer_foreign_keys=ON;
       PRAGMA foreign_keys=OFF;
       CREATE TABLE "new_User" ("id" TEXT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL);
       INSERT INTO "new_User" ("id", "email") SELECT "id", "email" FROM "User";
       DROP TABLE "User";
       ALTER TABLE "new_User" RENAME TO "User";
       PRAGMA foreign_keys=ON;`,
    );
    migrate(file, migrations);
    expect(inFile((db) => db.prepare('SELECT count(*) AS n FROM "ApiKey"').get())).toEqual({ n: 1 });
  });

  it('refuses a migration that would leave rows referring to nothing', () => {
    migrate(file, migrations);
    inFile((db) =>
      db.exec(`INSERT INTO "User" (id, email, name, passwordHash) VALUES ('u', 'a@b.c', 'A', 'x');
               INSERT INTO "ApiKey" (id, userId, name, tokenHash) VALUES ('k', 'u', 'K', 'h');`),
    );
    addMigration('99990101000000_orphans', `DELETE FROM "User";`);
    expect(() => migrate(file, migrations)).toThrow(/refer to nothing/);
    expect(inFile((db) => db.prepare('SELECT count(*) AS n FROM "User"').get())).toEqual({ n: 1 });
  });
});

describe('the checksum of a migration', () => {
  it('is the SHA-256 of the script in hex, as in Prisma’s own test', () => {
    expect(checksum('hello')).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(checksum('ä\n')).toBe(createHash('sha256').update(Buffer.from('ä\n')).digest('hex'));
  });

  it('does not mind other line endings, and nothing else', () => {
    expect(matchesChecksum('a\nb\n', checksum('a\r\nb\r\n'))).toBe(true);
    expect(matchesChecksum('a\r\nb\r\n', checksum('a\nb\n'))).toBe(true);
    expect(matchesChecksum('abc\n', checksum('abc'))).toBe(false);
  });
});
