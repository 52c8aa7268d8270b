// A process of the bench: runs `bench` jobs of a queue, or bare timers in their place, and prints a line for each.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { createJobQueue } from '../../../src/server/jobs/agenda-queue';
import { createLogger } from '../../../src/server/log';
import { benchJob, workerSettings } from './agenda-job';

const settings = workerSettings.parse(JSON.parse(process.argv[2] ?? '{}'));
const say = (line: string) => process.stdout.write(`${line}\n`);

if (settings.timers) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    for (const [id, due] of z.array(z.number()).parse(JSON.parse(line)).entries())
      setTimeout(() => say(`begin ${id} ${Date.now() - due}`), due - Date.now());
  });
} else {
  const queue = createJobQueue({ ...settings, log: createLogger('silent') });
  queue.handle({ ...benchJob, concurrency: settings.concurrency }, async ({ id, due }) => {
    say(`begin ${id} ${Date.now() - due}`);
    if (settings.workMs > 0) await sleep(settings.workMs);
    say(`end ${id}`);
    return 'done';
  });
  process.once('SIGTERM', async () => {
    await queue.stop(5000);
    process.exit(0);
  });
  await queue.start();
}
// Whoever started this is gone: so is this.
process.stdin.once('end', () => process.exit(0)).resume();
say('ready');
