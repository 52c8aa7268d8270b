import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../log';
import { createJobQueue, type JobQueueOptions } from './agenda-queue';
import type { JobDefinition } from './definitions';
import type { JobWorker } from './queue';
import { backends, collector, type TestStore } from './queue-test-kit';

const greet: JobDefinition<{ name: string }> = {
  name: 'greet',
  concurrency: 4,
  payload: z.object({ name: z.string() }),
};

type LogLine = Record<string, unknown>;
let test: TestStore;
let queues: JobWorker[];
let lines: LogLine[];

describe.each(backends)('the job queue on $name', (backend) => {
  beforeEach(async () => {
    test = await backend.openStore();
    queues = [];
    lines = [];
  });
  afterEach(async () => {
    for (const queue of queues) await queue.stop(2000);
    await test.close();
  });
  afterAll(() => backend.close());

  function openQueue(options: Partial<JobQueueOptions> = {}): JobWorker {
    const log = createLogger('debug', { write: (line) => void lines.push(JSON.parse(line)) });
    const queue = createJobQueue({ ...test.options, log, ...options });
    queues.push(queue);
    return queue;
  }

  const jobs = () => test.jobs();

  async function logged(match: LogLine): Promise<LogLine> {
    for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; ) {
      const line = lines.find((candidate) => Object.entries(match).every(([key, value]) => candidate[key] === value));
      if (line) return line;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`not logged: ${JSON.stringify(match)} in ${JSON.stringify(lines)}`);
  }

  it('runs a job with its payload, removes it, and logs one line about it', async () => {
    const queue = openQueue();
    const greeted = collector<string>();
    queue.handle(greet, async ({ name }) => {
      greeted.add(name);
      return name === 'Ann' ? 'done' : { skipped: 'not Ann' };
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'Ann' });
    await queue.enqueue(greet, { name: 'Bob' }, { key: 'bob' });
    await greeted.until(2);
    expect(await logged({ job: 'greet', result: 'done' })).toMatchObject({ key: '{"name":"Ann"}', attempt: 1 });
    expect(await logged({ job: 'greet', result: 'skipped' })).toMatchObject({ key: 'bob', reason: 'not Ann' });
    await queue.stop(1000);
    expect(await jobs()).toEqual([]);
  });

  it('starts a job that is due in 200 ms on time, not at the next poll', async () => {
    const queue = openQueue({ pollMs: 60_000 });
    const begun = collector<number>();
    queue.handle(greet, async () => {
      begun.add(Date.now());
      return 'done';
    });
    await queue.start();
    const due = Date.now() + 200;
    await queue.enqueue(greet, { name: 'Ann' }, { at: new Date(due) });
    await begun.until(1);
    expect((begun.items[0] ?? 0) - due).toBeGreaterThanOrEqual(0);
    expect((begun.items[0] ?? 0) - due).toBeLessThan(10_000);
  });

  it('wakes a worker for what a queue that only enqueues has stored', async () => {
    const web = openQueue();
    const worker = openQueue({ pollMs: 60_000 });
    const begun = collector<number>();
    worker.handle(greet, async () => {
      begun.add(Date.now());
      return 'done';
    });
    await worker.start();
    const due = Date.now() + 200;
    await web.enqueue(greet, { name: 'Ann' }, { at: new Date(due) });
    await begun.until(1);
    expect((begun.items[0] ?? 0) - due).toBeGreaterThanOrEqual(0);
    expect((begun.items[0] ?? 0) - due).toBeLessThan(10_000);
  });

  it('runs nothing before it is started, and after that what was missed', async () => {
    const early = openQueue();
    await early.enqueue(greet, { name: 'Ann' }, { at: new Date(Date.now() - 60_000) });
    await early.stop(100);
    const late = openQueue();
    const greeted = collector<string>();
    late.handle(greet, async ({ name }) => {
      greeted.add(name);
      return 'done';
    });
    expect(greeted.items).toEqual([]);
    await late.start();
    await greeted.until(1);
    expect(await logged({ result: 'done' })).toMatchObject({ job: 'greet' });
    expect(Number((await logged({ result: 'done' })).lateMs)).toBeGreaterThan(59_000);
  });

  it('keeps one job of a kind and key: the second enqueue moves the first', async () => {
    const queue = openQueue();
    const later = Date.now() + 3_600_000;
    await queue.enqueue(greet, { name: 'Ann' }, { at: new Date(later), key: 'k' });
    await queue.enqueue(greet, { name: 'Bob' }, { at: new Date(later + 1000), key: 'k' });
    await queue.enqueue(greet, { name: 'Bob' }, { at: new Date(later), key: 'other' });
    expect((await jobs()).map((job) => [job.nextRunAt, job.data.payload.name])).toEqual([
      [later, 'Bob'],
      [later + 1000, 'Bob'],
    ]);
  });

  it('runs a job at its new time only, when it was moved shortly before the old one', async () => {
    const queue = openQueue();
    const other = openQueue();
    const begun = collector<{ name: string; at: number }>();
    queue.handle(greet, async ({ name }) => {
      begun.add({ name, at: Date.now() });
      return 'done';
    });
    await queue.start();
    // Long enough to be moved in time on a busy machine too.
    const due = Date.now() + 1500;
    await queue.enqueue(greet, { name: 'old' }, { at: new Date(due), key: 'k' });
    await other.enqueue(greet, { name: 'new' }, { at: new Date(due + 300), key: 'k' });
    await begun.until(1);
    expect(begun.items).toMatchObject([{ name: 'new' }]);
    expect(begun.items[0]?.at).toBeGreaterThanOrEqual(due + 300);
  });

  it('runs a job once more when it is asked for again while it runs', async () => {
    const queue = openQueue();
    const greeted = collector<string>();
    let finish = () => {};
    queue.handle(greet, async ({ name }) => {
      greeted.add(name);
      if (name === 'first') await new Promise<void>((resolve) => (finish = resolve));
      return 'done';
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'first' }, { key: 'k' });
    await greeted.until(1);
    await queue.enqueue(greet, { name: 'second' }, { key: 'k' });
    expect(greeted.items).toEqual(['first']);
    finish();
    await greeted.until(2);
    expect(greeted.items).toEqual(['first', 'second']);
    await queue.stop(1000);
    expect(await jobs()).toEqual([]);
  });

  it('runs a job that planned its own next time at once, when somebody asks for it while it runs', async () => {
    const queue = openQueue();
    const greeted = collector<string>();
    let finish = () => {};
    queue.handle(greet, async ({ name }) => {
      await queue.enqueue(greet, { name: 'next' }, { key: 'k', at: new Date(Date.now() + 3_600_000) });
      greeted.add(name);
      if (name === 'first') await new Promise<void>((resolve) => (finish = resolve));
      return 'done';
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'first' }, { key: 'k' });
    await greeted.until(1);
    await queue.enqueue(greet, { name: 'asked' }, { key: 'k' });
    finish();
    await greeted.until(2);
    expect(greeted.items).toEqual(['first', 'asked']);
    await queue.stop(1000);
    expect(await jobs()).toMatchObject([{ data: { payload: { name: 'next' } } }]);
  });

  it('cancels a waiting job, and says whether there was one', async () => {
    const queue = openQueue();
    await queue.enqueue(greet, { name: 'Ann' }, { key: 'k', at: new Date(Date.now() + 60_000) });
    expect(await queue.cancel(greet, 'other')).toBe(false);
    expect(await queue.cancel(greet, 'k')).toBe(true);
    expect(await queue.cancel(greet, 'k')).toBe(false);
    expect(await jobs()).toEqual([]);
  });

  it('does not run a job that was cancelled when a worker had reserved it already', async () => {
    const queue = openQueue();
    const greeted = collector<string>();
    queue.handle(greet, async ({ name }) => {
      greeted.add(name);
      return 'done';
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'never' }, { key: 'k', at: new Date(Date.now() + 1500) });
    expect(await jobs()).toMatchObject([{ hold: 'reserved' }]);
    expect(await queue.cancel(greet, 'k')).toBe(true);
    await queue.enqueue(greet, { name: 'later' }, { at: new Date(Date.now() + 1600) });
    await greeted.until(1);
    expect(greeted.items).toEqual(['later']);
  });

  it('tries a failed job again after each delay, then keeps it as failed, and revives it when asked for anew', async () => {
    const queue = openQueue({ retryDelaysMs: [30, 60] });
    const attempts = collector<number>();
    queue.handle(greet, async () => {
      attempts.add(Date.now());
      if (attempts.items.length <= 3) throw new Error('no luck');
      return 'done';
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'Ann' });
    expect(await logged({ result: 'failed', attempt: 3 })).toMatchObject({ level: 50, retryMs: null });
    expect(await logged({ result: 'failed', attempt: 1 })).toMatchObject({ level: 40, retryMs: 30 });
    const [first = 0, second = 0, third = 0] = attempts.items;
    expect(second - first).toBeGreaterThanOrEqual(30);
    expect(third - second).toBeGreaterThanOrEqual(60);
    expect(third - first).toBeLessThan(4000);
    await expect.poll(jobs).toMatchObject([{ failCount: 3, failReason: 'no luck', nextRunAt: null, lockedAt: null }]);

    await queue.enqueue(greet, { name: 'Ann' });
    await logged({ result: 'done' });
    await queue.stop(1000);
    expect(await jobs()).toEqual([]);
  });

  it('does not try a payload again that no longer fits its definition', async () => {
    const queue = openQueue({ retryDelaysMs: [10, 10] });
    queue.handle(greet, async () => 'done');
    const old: JobDefinition<{ nick: string }> = { ...greet, payload: z.object({ nick: z.string() }) };
    await queue.enqueue(old, { nick: 'Ann' });
    await queue.start();
    expect(await logged({ result: 'failed' })).toMatchObject({ attempt: 1, retryMs: null });
  });

  it('runs as many of a kind at once as its definition says, no more, and takes the next at once', async () => {
    const queue = openQueue({ pollMs: 60_000 });
    const begun = collector<string>();
    const waiting: Array<() => void> = [];
    let running = 0;
    let most = 0;
    const ended = collector<string>();
    queue.handle(greet, async ({ name }) => {
      running += 1;
      most = Math.max(most, running);
      const released = new Promise<void>((resolve) => waiting.push(resolve));
      begun.add(name);
      await released;
      running -= 1;
      ended.add(name);
      return 'done';
    });
    for (let index = 0; index < 30; index += 1) await queue.enqueue(greet, { name: String(index) });
    await queue.start();
    // Whatever the machine's speed: nothing ends before as many run as may, and then one after the other.
    for (let end = 0; end < 30; end += 1) {
      await begun.until(Math.min(end + greet.concurrency, 30));
      waiting.shift()?.();
      await ended.until(end + 1);
    }
    expect(most).toBe(greet.concurrency);
    expect(new Set(ended.items).size).toBe(30);
  });

  it('waits at stop for what runs, gives back what it reserved, and takes nothing new', async () => {
    const queue = openQueue();
    const begun = collector<string>();
    let finish = () => {};
    let finished = false;
    queue.handle(greet, async ({ name }) => {
      begun.add(name);
      await new Promise<void>((resolve) => (finish = resolve));
      finished = true;
      return 'done';
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'running' });
    await begun.until(1);
    await queue.enqueue(greet, { name: 'reserved' }, { at: new Date(Date.now() + 4000) });
    const stopping = queue.stop(5000);
    await expect.poll(jobs).toMatchObject([{ hold: 'running' }, { hold: null, lockedAt: null }]);
    finish();
    await stopping;
    expect(finished).toBe(true);
    expect(await jobs()).toMatchObject([{ hold: null, lockedAt: null }]);
  });

  it('does not wait at stop for ever, and leaves the lock of what still runs', async () => {
    const queue = openQueue();
    const begun = collector<string>();
    queue.handle(greet, ({ name }) => {
      begun.add(name);
      return new Promise(() => {});
    });
    await queue.start();
    await queue.enqueue(greet, { name: 'endless' });
    await begun.until(1);
    const before = Date.now();
    await queue.stop(50);
    expect(Date.now() - before).toBeLessThan(10_000);
    expect(await jobs()).toMatchObject([{ hold: 'running' }]);
    expect((await jobs())[0]?.lockedAt).not.toBeNull();
  });

  it('goes on while another connection of this process holds a transaction open', async () => {
    const queue = openQueue();
    await test.db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'k', value: '1' } });
      const enqueued = queue.enqueue(greet, { name: 'Ann' }, { at: new Date(Date.now() + 60_000) });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.setting.update({ where: { key: 'k' }, data: { value: '2' } });
      void enqueued;
    });
    await expect.poll(async () => (await jobs()).length).toBe(1);
  });
});
