// Prisma's own schema engine as WebAssembly (the native one is a download that not every network allows).
// A development tool: it writes migrations and tests the boot-time runner; the app does not use it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';

/** Tables of the full-text index, made by a migration in plain SQL: not in the schema, and not to be dropped for it. */
const words = ['VideoWords', ...['config', 'content', 'data', 'docsize', 'idx'].map((part) => `VideoWords_${part}`)];
export const ownTables = { externalTables: words, externalEnums: [] };

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<Bindings> | undefined;

async function load(): Promise<Bindings> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings: Bindings = await import(/* @vite-ignore */ entry);
  const wasm = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return bindings;
}

/** The schema in the engine's form. */
export function readSchema(file: string): SchemasContainer {
  return { files: [{ path: file, content: readFileSync(file, 'utf8') }] };
}

/** The migrations directory in the engine's form. */
export function readMigrationList(dir: string): MigrationList {
  const lockfile = path.join(dir, 'migration_lock.toml');
  const names = existsSync(dir) ? readdirSync(dir).sort() : [];
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names
      .filter((name) => existsSync(path.join(dir, name, 'migration.sql')))
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(path.join(dir, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

/** Runs `ask` with an engine on the SQLite file (or `:memory:`) and closes both. */
export async function withSchemaEngine<T>(
  schemaFile: string,
  databaseFile: string,
  ask: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  const { SchemaEngine } = await loading;
  const factory = new PrismaBetterSqlite3({ url: databaseFile });
  const connect = factory.connect.bind(factory);
  const connections: { dispose(): Promise<void> }[] = [];
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    return connection;
  };
  const datamodels = readSchema(schemaFile).files.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await ask(engine);
  } finally {
    engine.free();
    for (const connection of connections) await connection.dispose();
  }
}
