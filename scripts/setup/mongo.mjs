// Which MongoDB the tests and the bench use; `node scripts/setup/mongo.mjs` finds or builds it without running tests.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stampOf } from './inputs-stamp.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const cache = path.join(root, 'node_modules/.cache/jomo');
const choiceFile = path.join(cache, 'mongo.json');
const sources = path.join(root, '.ci/mongo-stand-in');
const standIn = path.join(cache, 'mongo-stand-in');

const REACH_MS = 3_000;
const DOWNLOAD_MS = 180_000;
/** A download that failed is tried again the next day. */
const RETRY_MS = 24 * 3_600_000;

/**
 * What was found last time, without looking again: `{kind, path?, stamp?, reason?, triedAt?}`. `kind` is `running` (the
 * server MONGODB_URI names), `mongod` (downloaded), `stand-in` (built of .ci/mongo-stand-in) or `none`.
 */
export function findMongo() {
  if (process.env.MONGODB_URI) return { kind: 'running' };
  if (!existsSync(choiceFile)) {
    return {
      kind: 'none',
      reason: 'nobody has looked for a MongoDB yet; npm test does, or node scripts/setup/mongo.mjs',
    };
  }
  const choice = JSON.parse(readFileSync(choiceFile, 'utf8'));
  if (choice.path && !existsSync(choice.path)) return { kind: 'none', reason: 'the MongoDB of last time is gone' };
  return choice;
}

/** One sentence about it for people. */
export function describeMongo(choice = findMongo()) {
  switch (choice.kind) {
    case 'running':
      return 'the running server of MONGODB_URI';
    case 'mongod':
      return 'MongoDB itself, downloaded by mongodb-memory-server';
    case 'stand-in':
      return 'a stand-in over the same wire protocol (FerretDB 1.24 on SQLite), as MongoDB could not be downloaded';
    default:
      return `none, so what needs one does not run: ${choice.reason}`;
  }
}

function remember(choice) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(choiceFile, JSON.stringify(choice));
  return choice;
}

async function canDownload() {
  try {
    const mirror = process.env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org';
    const response = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) });
    return response.status < 500;
  } catch {
    return false;
  }
}

async function download() {
  if (!(await canDownload())) throw new Error('its download server cannot be reached');
  const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
  const late = new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('its download takes too long')), DOWNLOAD_MS).unref();
  });
  return Promise.race([MongoBinary.getPath({ downloadDir: path.join(cache, 'mongod') }), late]);
}

async function build() {
  const { code: absent } = await run('go', ['version'], { quiet: true });
  if (absent !== 0) throw new Error('there is no Go to build a stand-in with');
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w'];
  // Two set-ups may be at it at once.
  const fresh = `${standIn}.${process.pid}.new`;
  const made = await step('Building the stand-in for MongoDB (minutes, the first time)', () =>
    run('nice', ['go', 'build', ...flags, '-o', fresh, '.'], { quiet: true, cwd: sources }),
  );
  if (made.code !== 0) throw new Error(`the stand-in could not be built: ${made.output.trim().slice(-300)}`);
  renameSync(fresh, standIn);
}

/**
 * Finds, downloads or builds a MongoDB for the tests, says which, and answers the choice as `findMongo` does. Never
 * throws: without one, what needs it does not run, and the reason is told.
 */
export async function ensureMongo() {
  const choice = await choose();
  console.log(`MongoDB for the tests: ${describeMongo(choice)}.`);
  return choice;
}

async function choose() {
  const known = findMongo();
  if (known.kind === 'running' || known.kind === 'mongod') return known;
  mkdirSync(cache, { recursive: true });
  let triedAt = known.triedAt;
  let reason = known.reason;
  if (!triedAt || Date.now() - triedAt > RETRY_MS) {
    try {
      return remember({ kind: 'mongod', path: await download() });
    } catch (error) {
      triedAt = Date.now();
      reason = error.message;
    }
  }
  const stamp = stampOf(['.ci/mongo-stand-in']);
  if (known.kind === 'stand-in' && known.stamp === stamp) return remember({ ...known, triedAt });
  try {
    await build();
    return remember({ kind: 'stand-in', path: standIn, stamp, triedAt });
  } catch (error) {
    return remember({ kind: 'none', triedAt, reason: `MongoDB: ${reason}; ${error.message}` });
  }
}

if (import.meta.filename === process.argv[1]) await ensureMongo();
