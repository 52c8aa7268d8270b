import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../../src/server/db/migrate';
import { createJobQueue } from '../../../src/server/jobs/agenda-queue';
import { createLogger } from '../../../src/server/log';
import { findMongo } from '../../setup/mongo.mjs';
import { startMongo } from '../../setup/mongo-server.mjs';
import type { BenchContext } from '../row';
import { pause } from '../wait-for';
import { benchJob } from './agenda-job';

export type Store = { name: string; note: string; options: { file: string; mongoUri?: string } };

/** Runs `work` with a fresh queue of each kind there is: SQLite always, MongoDB when one was found. */
export async function withEachStore(context: BenchContext, what: string, work: (store: Store) => Promise<void>) {
  const open = (name: string) => {
    const dir = path.join(context.workDir, `agenda-${what}-${name}`);
    mkdirSync(dir, { recursive: true });
    const file = path.join(dir, 'jomo.db');
    migrate(file, path.join(context.root, 'prisma/migrations'));
    return file;
  };
  await work({ name: 'SQLite', note: '', options: { file: open('sqlite') } });
  if (findMongo().kind === 'none') return context.say(`agenda: no MongoDB (${findMongo().reason})`);
  const server = await startMongo();
  try {
    const note = `MongoDB is ${server.description}.`;
    await work({ name: 'MongoDB', note, options: { file: open('mongo'), mongoUri: server.uri } });
  } finally {
    await server.stop();
  }
}

/** So long before its time a job is enqueued: before any worker would take it ahead of its time. */
export const AHEAD_MS = 8_000;

/** Enqueues a job for each of the times, epoch milliseconds and ascending, as each comes near; its id is its place. */
export async function enqueueAll(store: Store, dueTimes: readonly number[], signal: AbortSignal): Promise<void> {
  const queue = createJobQueue({ ...store.options, log: createLogger('silent') });
  try {
    for (const [id, due] of dueTimes.entries()) {
      await pause(due - AHEAD_MS - Date.now(), signal);
      await queue.enqueue(benchJob, { id, due }, { key: String(id), at: new Date(due) });
    }
  } finally {
    await queue.stop(1000);
  }
}
