import path from 'node:path';
import { createClosers } from './closers';
import { openServices } from './open-services';
import { type Env, readEnv } from './server/env';
import { createLogger } from './server/log';

/** The project's folder: this file runs as dist/main.js. */
const HOME_DIR = path.resolve(import.meta.dirname, '..');

function readSettings(): Env {
  try {
    return readEnv(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

const env = readSettings();
const closers = createClosers(createLogger(env.LOG_LEVEL));

async function stop(exitCode: number): Promise<void> {
  await closers.closeAll();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));

/** Imported when wanted: the web role never loads an engine or an encoder, the worker role no HTTP server. */
async function startRoles(): Promise<void> {
  const services = await openServices(process.env, env, closers, HOME_DIR);
  const { log, version, internalUrl: url } = services;
  const startWorker =
    env.ROLE === 'web' ? null : await (await import('./start-worker')).openWorker(services, closers, HOME_DIR);
  if (env.ROLE !== 'worker') await (await import('./start-web')).startWeb(services, closers, HOME_DIR);
  await startWorker?.();
  log.info({ role: env.ROLE, version, ...(env.ROLE === 'worker' ? {} : { url }) }, 'Jomo is ready');
}

try {
  await startRoles();
} catch (error) {
  createLogger(env.LOG_LEVEL).fatal({ err: error }, 'Jomo could not start');
  await stop(1);
}
