import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** Opens what a role opens, prints the secret that signs sessions, and closes everything again. */
const boot = `
  import { createClosers } from '${path.resolve('src/closers.ts')}';
  import { openServices } from '${path.resolve('src/open-services.ts')}';
  import { loadSessionSecret } from '${path.resolve('src/server/auth/session-secret.ts')}';
  import { readEnv } from '${path.resolve('src/server/env.ts')}';
  import { createLogger } from '${path.resolve('src/server/log.ts')}';
  const closers = createClosers(createLogger('silent'));
  const services = await openServices(process.env, readEnv(process.env), closers, ${JSON.stringify(path.resolve('.'))});
  await services.db.user.count();
  console.log(loadSessionSecret(services.paths.secret));
  await closers.closeAll();`;

it('several processes that boot at once on an empty data directory open one and the same', async () => {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-boot-'));
  try {
    const env = { PATH: process.env.PATH, JOMO_DATA_DIR: dir, LOG_LEVEL: 'silent', NODE_ENV: 'production' as const };
    const args = ['--import', 'tsx', '--input-type=module', '-e', boot];
    const booted = await Promise.all([1, 2, 3].map(() => run(process.execPath, args, { env })));
    const secrets = booted.map(({ stdout }) => stdout.trim());
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    expect(new Set(secrets).size).toBe(1);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 60_000);
