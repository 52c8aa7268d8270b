import { setFlagsFromString } from 'node:v8';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from './generated/client';
import { guardTransactions } from './guard-transactions';

export type Db = PrismaClient;

/**
 * Prisma turns queries into SQL by WebAssembly, which V8 optimizes from a function's first two megabytes of bytecode on:
 * at every start, 1.2 s of CPU and 60 MB. From twenty on it is what really runs a lot. Measured: docs/benchmarks.md.
 */
setFlagsFromString('--wasm-tiering-budget=20000000');

/**
 * The metadata database; migrate the file first. WAL, each commit synced to disk, foreign keys on. Dates are stored as
 * epoch milliseconds, as Prisma's own SQLite engine does. Close it with `$disconnect()`.
 */
export function openDatabase(file: string): Db {
  const factory = new PrismaBetterSqlite3({ url: file, timeout: 5000 }, { timestampFormat: 'unixepoch-ms' });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    await connection.executeScript('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    return guardTransactions(connection);
  };
  return new PrismaClient({ adapter: factory });
}
