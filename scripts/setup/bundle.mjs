import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** One file each: the recorder's is copied into an image of its own; `calendar` is the thread that reads calendars. */
const programs = {
  recorder: 'recorder/src/main.ts',
  jomo: 'src/cli/main.ts',
  calendar: 'src/server/subscriptions/calendars/calendar-thread.ts',
};

/** Installed packages stay outside; our own workspace is TypeScript and goes in. */
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '@jomo/recorder/protocol': './recorder/protocol/index.ts' },
  tsconfig: 'tsconfig.json',
  sourcemap: true,
  logLevel: 'warning',
};

/** The server, in pieces below dist/app: what a role does not use is not loaded, nor are the packages that it imports. */
export const server = {
  ...common,
  entryPoints: { main: 'src/main.ts' },
  splitting: true,
  chunkNames: 'app/[name]-[hash]',
  metafile: true,
};

/** Removes the pieces of earlier builds. */
function sweepPieces({ outputs }) {
  const kept = new Set(Object.keys(outputs).map((file) => path.resolve(root, file)));
  const dir = path.join(root, 'dist/app');
  for (const name of readdirSync(dir)) {
    const file = path.join(dir, name);
    if (!kept.has(file)) rmSync(file);
  }
}

/** Bundles the programs into dist/. */
export async function bundle() {
  const { build } = await import('esbuild');
  try {
    const [, { metafile }] = await Promise.all([build({ ...common, entryPoints: programs }), build(server)]);
    sweepPieces(metafile);
    return { code: 0 };
  } catch {
    // esbuild has printed what is wrong.
    return { code: 1 };
  }
}
