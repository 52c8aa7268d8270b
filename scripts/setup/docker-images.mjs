import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCompose } from './docker.mjs';
import { ensureBaseImage } from './docker-base.mjs';
import { SetupFailure } from './failure.mjs';
import { findMongo } from './mongo.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

/** Not the names that an installation on this machine would use. */
const tags = { app: 'jomo:test', recorder: 'jomo-recorder:test', mongo: 'jomo-mongo-stand-in:test' };

async function imageId(tag) {
  const { code, output } = await run('docker', ['image', 'inspect', '-f', '{{.Id}}', tag], { quiet: true });
  return code === 0 ? output.trim() : null;
}

/** Builds an image, from Docker's cache as far as that goes. The image that had the tag before is removed. */
async function build(tag, args) {
  const before = await imageId(tag);
  // The host's network: in a build there may be no name server but this machine's own.
  const { code, output } = await run('docker', ['build', '--network', 'host', '-t', tag, ...args], { quiet: true });
  if (code !== 0) {
    console.error(output.split('\n').slice(-40).join('\n'));
    throw new SetupFailure(`The image ${tag} could not be built; what docker said is above.`);
  }
  const now = await imageId(tag);
  if (before && before !== now) await run('docker', ['rmi', before], { quiet: true });
}

/** Docker keeps the first stage of every build, 2.5 GB each: only the newest is of use, as a cache. */
async function sweepBuildStages() {
  const filters = ['--filter', 'dangling=true', '--filter', 'label=jomo.stage=build'];
  const { output } = await run('docker', ['images', '-q', ...filters], { quiet: true });
  const older = output.split('\n').filter(Boolean).slice(1);
  if (older.length > 0) await run('docker', ['rmi', ...older], { quiet: true });
}

/** The stand-in for MongoDB, alone in an image; null where the tests use another MongoDB. */
async function buildMongoImage(base) {
  const { kind, path: program } = findMongo();
  if (kind !== 'stand-in') return null;
  const context = mkdtempSync(path.join(tmpdir(), 'jomo-mongo-image-'));
  try {
    copyFileSync(program, path.join(context, 'mongo-stand-in'));
    const lines = [`FROM ${base}`, 'COPY mongo-stand-in /', 'VOLUME /data/db', 'ENTRYPOINT ["/mongo-stand-in"]'];
    writeFileSync(path.join(context, 'Dockerfile'), lines.join('\n'));
    await build(tags.mongo, [context]);
    return tags.mongo;
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

/**
 * Builds what the tests in containers need: the recorder's image, and the app's when a compose tool is there. Answers the
 * environment variables that tell the tests about it, or `reason` when there is nothing to build on. Throws SetupFailure
 * when a build fails.
 */
export async function ensureImages() {
  const { base, reason } = await ensureBaseImage();
  if (reason !== null) return { env: {}, reason };
  const args = ['--build-arg', `BASE_IMAGE=${base}`];
  await step('Building the recorder’s image', () => build(tags.recorder, [...args, '-f', 'recorder/Dockerfile', '.']));
  const env = { JOMO_TEST_DOCKER: '1', JOMO_RECORDER_IMAGE: tags.recorder };
  const compose = await findCompose();
  if (!compose) return { env, reason };
  await step('Building the app’s image', () => build(tags.app, [...args, '.']));
  await sweepBuildStages();
  const mongo = await buildMongoImage(base);
  return {
    reason,
    env: {
      ...env,
      JOMO_TEST_COMPOSE: compose.join(' '),
      JOMO_TEST_APP_IMAGE: tags.app,
      ...(mongo ? { JOMO_TEST_MONGO_IMAGE: mongo } : {}),
    },
  };
}
