import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const SKIPPED = /(^|\/)(node_modules|generated|testcard\/[^/]+\.mp4)(\/|$)|\.test\.tsx?$/;

function* filesBelow(name) {
  const full = path.join(root, name);
  if (!existsSync(full) || SKIPPED.test(name)) return;
  if (statSync(full).isFile()) yield name;
  else for (const entry of readdirSync(full).sort()) yield* filesBelow(`${name}/${entry}`);
}

/** A hash over the names and contents of files and folders: what is built from them is current while it is the same. */
export function stampOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    for (const file of filesBelow(input)) {
      hash.update(`\0${file}\0`);
      hash.update(readFileSync(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}
