import path from 'node:path';
import { createClosers } from './closers';
import { openServices } from './open-services';
import { type Env, readEnv } from './server/env';
import { createLogger } from './server/log';
import { startWeb } from './start-web';
import { startWorker } from './start-worker';

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

try {
  const services = await openServices(process.env, env, closers, HOME_DIR);
  if (env.ROLE !== 'worker') await startWeb(services, closers, HOME_DIR);
  if (env.ROLE !== 'web') await startWorker(services, closers, HOME_DIR);
  services.log.info({ role: env.ROLE, url: services.internalUrl }, 'Jomo is ready');
} catch (error) {
  createLogger(env.LOG_LEVEL).fatal({ err: error }, 'Jomo could not start');
  await stop(1);
}
