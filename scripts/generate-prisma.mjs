// Generates the database client from prisma/schema.prisma into src/server/db/generated; does nothing when it is current.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, 'src/server/db/generated');
const stampFile = path.join(output, '.stamp');

const hash = createHash('sha256');
for (const input of ['prisma/schema.prisma', 'node_modules/prisma/package.json']) {
  hash.update(readFileSync(path.join(root, input)));
}
const stamp = hash.digest('hex');
const current = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

if (!current) {
  // Version 7 generates by WebAssembly; any executable keeps it from downloading the schema engine it does not use here.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const prisma = path.join(root, 'node_modules/prisma/build/index.js');
  const run = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], { cwd: root, env, encoding: 'utf8' });
  if (run.status !== 0) {
    console.error(`${run.stdout}${run.stderr}\nThe database client could not be generated from prisma/schema.prisma.`);
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}
