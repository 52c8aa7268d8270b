// Chromium 92, which stands for the browsers of televisions in tests; `node scripts/setup/old-chromium.mjs` fetches it.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const PACKAGE = 'chrome-aws-lambda@10.1.0';
/** As the registry states it for that version. */
const INTEGRITY = 'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==';

/** playwright/fixtures/old-chromium.ts looks here. */
const home = path.join(root, 'node_modules/.cache/jomo-chromium-92');

async function must(command, args, cwd) {
  const { code, output } = await run(command, args, { quiet: true, cwd });
  if (code !== 0) throw new Error(`${command} ${args[0]}: ${output.trim().split('\n').at(-1)}`);
}

const inflate = (from, to, mode) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));

/** Its libraries lie in `lib`, the software renderer beside the program, as that looks for it there. */
async function unpack(work) {
  await must('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts'], work);
  const file = path.join(work, 'chrome-aws-lambda-10.1.0.tgz');
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${hash}`);
  await must('tar', ['-xzf', file, 'package/bin', 'package/LICENSE'], work);
  const bin = path.join(work, 'package/bin');
  await inflate(path.join(bin, 'chromium.br'), path.join(work, 'chromium'), 0o755);
  for (const name of ['aws', 'swiftshader']) {
    await inflate(path.join(bin, `${name}.tar.br`), path.join(work, `${name}.tar`));
    await must('tar', ['-xf', `${name}.tar`, '--no-same-owner'], work);
    rmSync(path.join(work, `${name}.tar`));
  }
  rmSync(file);
  rmSync(path.join(work, 'package'), { recursive: true });
}

/** Fetches it when it is not there. False, after a plain word, when it cannot be had: its tests are left out then. */
export async function ensureOldChromium() {
  if (existsSync(path.join(home, 'chromium'))) return true;
  const work = `${home}.${process.pid}.new`;
  mkdirSync(work, { recursive: true });
  try {
    await step('Fetching Chromium 92, which stands for televisions (47 MB)', () => unpack(work));
    if (!existsSync(home)) renameSync(work, home);
    return true;
  } catch (error) {
    console.log(`There is no Chromium 92 and it could not be fetched: its tests are left out (${error.message}).`);
    return false;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) await ensureOldChromium();
