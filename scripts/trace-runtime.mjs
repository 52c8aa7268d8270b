// Copies what the built programs and pages need at run time, and nothing else, to a folder: `node scripts/trace-runtime.mjs OUT`.
// The container image is made of it. Installed packages are followed file by file with the tracer that Next ships.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runScript, SetupFailure } from './setup/failure.mjs';
import { root } from './setup/root.mjs';

const programs = [
  'dist/main.js',
  'dist/calendar.js',
  'dist/jomo.js',
  'scripts/check-health.mjs',
  'scripts/copy-databases.mjs',
];
const alsoNeeded = ['dist', 'next.config.mjs', 'package.json', 'prisma/migrations', 'public'];
const notInDist = /^dist\/(\.|recorder\.js)/;
/** Next's leftovers of the build; the server does not read them. */
const notInNext = /^\.next\/(cache|diagnostics|trace|trace-build|turbopack|types)(\/|$)|\.nft\.json$/;

/** Reached by some import, but only by Next's development server and by its image service, which is not used. */
const ignore = [
  '**/*.{map,md,d.ts,dev.js}',
  'node_modules/{@img,sharp,@next/swc*,caniuse-lite,typescript}/**',
  'node_modules/next/dist/compiled/next-devtools/**',
];
/** Next resolves these by name when it reads its settings, whether it uses them or not; no tracer sees that. */
const resolvedByName = ['webpack', 'babel', 'babel-packages', '@babel/runtime'];

function* filesBelow(name) {
  for (const entry of readdirSync(path.join(root, name), { withFileTypes: true })) {
    const file = `${name}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(file);
    else yield file;
  }
}

async function tracePrograms() {
  const require = createRequire(import.meta.url);
  const { nodeFileTrace } = require('next/dist/compiled/@vercel/nft');
  const entries = programs.map((file) => path.join(root, file));
  const { fileList } = await nodeFileTrace(entries, { base: root, processCwd: root, ignore });
  return fileList;
}

/** What Next noted that its pages need. */
function tracedByNext() {
  const lists = [...filesBelow('.next')].filter(
    (file) => file.endsWith('.nft.json') && !notInNext.test(path.dirname(file)),
  );
  return lists.flatMap((list) => {
    const { files } = JSON.parse(readFileSync(path.join(root, list), 'utf8'));
    return files.map((file) => path.normalize(path.join(path.dirname(list), file)));
  });
}

await runScript(async () => {
  const out = process.argv[2];
  if (!out) throw new SetupFailure('Say where to: node scripts/trace-runtime.mjs OUT');
  const unused = /^node_modules\/(@img|sharp)\//;
  const files = new Set([...(await tracePrograms()), ...tracedByNext().filter((file) => !unused.test(file))]);
  const byName = resolvedByName.map((name) => `node_modules/next/dist/compiled/${name}`);
  for (const name of ['.next', ...alsoNeeded, ...byName]) {
    const found = existsSync(path.join(root, name)) && !path.extname(name) ? filesBelow(name) : [name];
    for (const file of found) if (!notInNext.test(file) && !notInDist.test(file)) files.add(file);
  }
  for (const file of [...files].filter((name) => !name.startsWith('..'))) {
    const target = path.join(out, file);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(root, file), target, { dereference: true });
  }
  console.log(`${files.size} files`);
});
