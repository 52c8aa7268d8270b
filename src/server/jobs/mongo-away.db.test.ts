import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../log';
import { createJobQueue, type JobQueueOptions } from './agenda-queue';
import type { JobDefinition } from './definitions';
import type { JobWorker } from './queue';
import { collector, hasMongo, jobsInSqlite, mongo, type TestStore } from './queue-test-kit';

const greet: JobDefinition<{ name: string }> = {
  name: 'greet',
  concurrency: 4,
  payload: z.object({ name: z.string() }),
};

const restartable = hasMongo && (await mongo.server()).restartable;
let test: TestStore;
let queues: JobWorker[];
let log: string[];
let greeted: ReturnType<typeof collector<string>>;

beforeEach(() => {
  queues = [];
  log = [];
  greeted = collector();
});
afterEach(async () => {
  for (const queue of queues) await queue.stop(2000);
});
afterAll(() => mongo.close());

function openQueue(options: Partial<JobQueueOptions> & { file: string }): JobWorker {
  const logger = createLogger('debug', { write: (line) => void log.push(line) });
  const queue = createJobQueue({ log: logger, pollMs: 300, ...options });
  queues.push(queue);
  return queue;
}

/** A started queue whose jobs are collected in `greeted`. */
async function startWorker(options = {}, work = async (_name: string) => {}): Promise<JobWorker> {
  const queue = openQueue({ ...test.options, ...options });
  queue.handle(greet, async ({ name }) => {
    greeted.add(name);
    await work(name);
    return 'done';
  });
  await queue.start();
  return queue;
}

const isUp = (queue: JobWorker) => expect.poll(async () => (await queue.check()).ok, { timeout: 15_000 }).toBe(true);
const isAway = (queue: JobWorker) => expect.poll(async () => (await queue.check()).ok, { timeout: 15_000 }).toBe(false);

describe.skipIf(!restartable)('the job queue while MongoDB is away', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    test = await mongo.openStore();
  });
  afterEach(async () => {
    for (const queue of queues) await queue.stop(2000);
    await test.close();
  });

  it('starts without it, says so, takes jobs without fail, and runs each once when it is there', async () => {
    const server = await mongo.server();
    await server.away();
    const queue = await startWorker();
    await queue.enqueue(greet, { name: 'Ann' });
    await queue.enqueue(greet, { name: 'Bob' });
    await queue.enqueue(greet, { name: 'never' }, { key: 'never' });
    await queue.cancel(greet, 'never');
    expect(await queue.check()).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^MongoDB does not answer: .*3 jobs wait in Jomo's own database/),
    });
    expect(greeted.items).toEqual([]);
    await server.back();
    await greeted.until(2);
    await isUp(queue);
    await expect.poll(() => test.jobs()).toEqual([]);
    expect(greeted.items.toSorted()).toEqual(['Ann', 'Bob']);
    expect(jobsInSqlite(test.options.file)).toEqual([]);
  });

  it('answers at once what is asked for while it is known to be away', async () => {
    const server = await mongo.server();
    const queue = openQueue({ ...test.options });
    await server.away();
    await isAway(queue);
    const before = Date.now();
    await queue.enqueue(greet, { name: 'Ann' });
    await queue.cancel(greet, 'Ann');
    await queue.check();
    // Waiting for a server would take two seconds, each of the three times.
    expect(Date.now() - before).toBeLessThan(5000);
    await server.back();
  });

  it('neither loses nor repeats what runs, ends or is due meanwhile, with two workers and locks long run out', async () => {
    const server = await mongo.server();
    const finish: (() => void)[] = [];
    const work = (name: string) =>
      name === 'long' || name === 'longer' ? new Promise<void>((resolve) => finish.push(resolve)) : Promise.resolve();
    const both = [await startWorker({ lockLifetimeMs: 800 }, work), await startWorker({ lockLifetimeMs: 800 }, work)];
    const [first] = both;
    if (!first) throw new Error('no worker');
    await first.enqueue(greet, { name: 'long' });
    await first.enqueue(greet, { name: 'longer' });
    await greeted.until(2);
    await first.enqueue(greet, { name: 'due' }, { at: new Date(Date.now() + 250) });
    await server.away();
    for (const queue of both) await isAway(queue);
    await first.enqueue(greet, { name: 'asked' });
    finish[0]?.();
    // Longer than the locks live.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(greeted.items).not.toContain('asked');
    await server.back();
    for (const queue of both) await isUp(queue);
    await greeted.until(4);
    finish[1]?.();
    await expect.poll(() => test.jobs(), { timeout: 10_000 }).toEqual([]);
    expect(greeted.items.toSorted()).toEqual(['asked', 'due', 'long', 'longer']);
  });

  it('hands over what a process that is gone was asked for', async () => {
    const server = await mongo.server();
    await server.away();
    const gone = openQueue({ ...test.options });
    await gone.enqueue(greet, { name: 'Ann' });
    await gone.stop(100);
    await server.back();
    await startWorker();
    await greeted.until(1);
    expect(greeted.items).toEqual(['Ann']);
  });

  it('keeps the newest wish for a job', async () => {
    const server = await mongo.server();
    const queue = openQueue({ ...test.options });
    const later = Date.now() + 3_600_000;
    await queue.enqueue(greet, { name: 'first' }, { key: 'k', at: new Date(later) });
    await server.away();
    await isAway(queue);
    await queue.enqueue(greet, { name: 'second' }, { key: 'k', at: new Date(later + 1000) });
    await queue.cancel(greet, 'k');
    await queue.enqueue(greet, { name: 'third' }, { key: 'k', at: new Date(later + 2000) });
    await server.back();
    await expect
      .poll(() => test.jobs(), { timeout: 15_000 })
      .toMatchObject([{ nextRunAt: later + 2000, data: { payload: { name: 'third' } } }]);
  });
});

describe.skipIf(!hasMongo)('the job queue moved from SQLite to MongoDB', () => {
  beforeEach(async () => {
    test = await mongo.openStore();
  });
  afterEach(() => test.close());

  it('takes along what was planned', async () => {
    const later = Date.now() + 3_600_000;
    const before = openQueue({ file: test.options.file });
    await before.enqueue(greet, { name: 'Ann' }, { at: new Date(later) });
    await before.stop(100);
    const queue = openQueue({ ...test.options });
    await expect.poll(() => test.jobs()).toMatchObject([{ nextRunAt: later, data: { payload: { name: 'Ann' } } }]);
    expect(jobsInSqlite(test.options.file)).toEqual([]);
    await queue.stop(100);
  });
});

describe('the address of MongoDB', () => {
  it('is told to nobody, neither when it is wrong nor when nobody answers', async () => {
    const { openTestDatabase } = await import('../db/open-test-database');
    const own = await openTestDatabase();
    const file = own.paths.metadataDb;
    const queue = openQueue({ file, mongoUri: 'mongodb://jomo:s3cretpass@127.0.0.1:9/jomo' });
    await queue.enqueue(greet, { name: 'Ann' });
    const { detail } = await queue.check();
    expect(detail).toContain('MongoDB does not answer: connection refused; 1 job waits');
    expect(log.join()).toContain('MongoDB does not answer');
    expect(`${detail}${log.join()}`).not.toMatch(/s3cretpass|127\.0\.0\.1/);
    for (const mongoUri of ['mongodb://jomo:s3cret@pass@host:badport/', 'mongodb://jomo:s3cretpass@/']) {
      expect(() => createJobQueue({ file, mongoUri, log: createLogger('silent') })).toThrow(
        /^MONGODB_URI is not an address of a MongoDB: mongodb:\/\/user:password@host:27017\/jomo$/,
      );
    }
    await queue.stop(100);
    await own.close();
  });
});
