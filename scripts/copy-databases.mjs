// Copies the databases as they are at one moment, while Jomo runs: `node scripts/copy-databases.mjs [OUT]`. OUT is a folder,
// by default "backup" in the data directory; copies that are there already are replaced. With the videos beside them they
// are a whole backup: docs/install.md.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

const dataDir = process.env.JOMO_DATA_DIR || 'data';
const out = process.argv[2] ?? path.join(dataDir, 'backup');

mkdirSync(out, { recursive: true, mode: 0o700 });
for (const name of ['jomo.db', 'chat.db']) {
  const copy = path.join(out, name);
  const fresh = `${copy}.new`;
  rmSync(fresh, { force: true });
  const db = new Database(path.join(dataDir, name), { fileMustExist: true, timeout: 30_000 });
  // One read transaction: what is written meanwhile neither waits nor gets in.
  db.prepare('VACUUM INTO ?').run(fresh);
  db.close();
  renameSync(fresh, copy);
  console.log(copy);
}
