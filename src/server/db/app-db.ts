import type { Db } from './client';

// Next bundles its routes as a second module graph in the same process, so a module variable would exist twice.
const KEY = Symbol.for('jomo.db');
const holder = globalThis as { [KEY]?: Db };

/** Lends the application's database to code that runs inside Next; called once, at boot. */
export function setAppDb(db: Db): void {
  holder[KEY] = db;
}

/** The database lent by `setAppDb`. Throws before that. */
export function getAppDb(): Db {
  const db = holder[KEY];
  if (!db) throw new Error('The database is not open: setAppDb() has not been called in this process.');
  return db;
}
