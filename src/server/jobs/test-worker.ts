// A worker process for the tests: runs `tick` jobs of a queue and prints one line as each begins.
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../log';
import { createJobQueue } from './agenda-queue';
import { tickJob } from './test-job';

const [file = '', mongoUri = '', lockLifetimeMs = '15000', workMs = '0'] = process.argv.slice(2);
const log = createLogger('silent');
const queue = createJobQueue({ file, mongoUri, log, lockLifetimeMs: Number(lockLifetimeMs), pollMs: 300 });

function say(what: string): void {
  process.stdout.write(`${what}\n`);
}

queue.handle(tickJob, async ({ id, due }) => {
  say(`run ${id} ${Date.now() - due}`);
  await sleep(Number(workMs));
  say(`end ${id}`);
  return 'done';
});
process.once('SIGTERM', async () => {
  await queue.stop(5000);
  process.exit(0);
});
await queue.start();
say('ready');
