import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { SetupFailure } from './failure.mjs';
import { stampOf } from './inputs-stamp.mjs';
import { root } from './root.mjs';
import { run, runTool } from './run.mjs';
import { buildServiceWorker } from './service-worker.mjs';
import { step } from './step.mjs';

async function buildPages() {
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const result = await runTool('next/dist/bin/next', ['build'], { env });
  if (result.code !== 0) return result;
  const { parenthesizeChunks } = await import('./parenthesize-modules.mjs');
  parenthesizeChunks(path.join(root, '.next/static/chunks'));
  return result;
}

const packages = ['package-lock.json', 'package.json', 'tsconfig.json', 'scripts/setup'];

/** What is built, in order. `output` must exist and the inputs be those of last time, else it is built anew. */
const targets = [
  {
    name: 'database client',
    inputs: ['prisma/schema.prisma', 'package-lock.json', 'scripts/generate-prisma.mjs'],
    output: 'src/server/db/generated/client.ts',
    build: () => run(process.execPath, ['scripts/generate-prisma.mjs']),
  },
  {
    name: 'test card',
    inputs: ['scripts/make-testcard.mjs'],
    output: 'public/testcard/card.mp4',
    build: () => run(process.execPath, ['scripts/make-testcard.mjs', '--force']),
  },
  {
    name: 'programs',
    inputs: ['src', 'recorder/src', 'recorder/protocol', 'recorder/package.json', 'prisma/schema.prisma', ...packages],
    output: 'dist/main.js',
    build: bundle,
  },
  {
    name: 'pages',
    inputs: ['src', 'recorder/protocol', 'public', 'next.config.mjs', 'prisma/schema.prisma', ...packages],
    output: '.next/BUILD_ID',
    build: buildPages,
  },
  {
    name: 'service worker',
    inputs: ['.next/BUILD_ID', 'src', 'recorder/protocol', ...packages],
    output: 'dist/sw.js',
    build: buildServiceWorker,
  },
];

const stamps = path.join(root, 'dist/.stamps');

async function ensureTarget({ name, inputs, output, build }) {
  const stampFile = path.join(stamps, name.replaceAll(' ', '-'));
  const stamp = stampOf(inputs);
  const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (known === stamp && existsSync(path.join(root, output))) return;
  await step(`Building the ${name}`, async () => {
    rmSync(stampFile, { force: true });
    const { code } = await build();
    if (code !== 0) throw new SetupFailure(`The ${name} could not be built; the reason is above.`);
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stampFile, stamp);
  });
}

/** Builds what is missing or out of date; `only` names targets, all by default. */
export async function ensureBuild(only = targets.map((target) => target.name)) {
  for (const target of targets) if (only.includes(target.name)) await ensureTarget(target);
}
