import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../log';
import { createJobQueue } from './agenda-queue';
import type { JobWorker } from './queue';
import { backends, type TestStore } from './queue-test-kit';
import { tickJob } from './test-job';

type Run = { id: number; lateMs: number; worker: number };
type Worker = { process: ChildProcess; ready: Promise<void> };

let test: TestStore;
let workers: Worker[];
let runs: Run[];
let ended: number[];
let onRun: () => void;
let queue: JobWorker;

function startWorker({ lockLifetimeMs = 15_000, workMs = 0 } = {}): Worker {
  const script = path.resolve('src/server/jobs/test-worker.ts');
  const args = [
    '--import',
    'tsx',
    script,
    test.options.file,
    test.options.mongoUri ?? '',
    String(lockLifetimeMs),
    String(workMs),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const number = workers.length;
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [what, id, late] = line.split(' ');
      if (what === 'ready') return resolve();
      if (what === 'end') return ended.push(Number(id));
      runs.push({ id: Number(id), lateMs: Number(late), worker: number });
      onRun();
    });
  });
  const worker = { process: child, ready };
  workers.push(worker);
  return worker;
}

async function end({ process: child }: Worker, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function untilRuns(enough: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    onRun = () => {
      if (enough()) resolve();
    };
    onRun();
  });
}

async function enqueue(count: number, dueAt: (id: number) => number): Promise<void> {
  for (let id = 0; id < count; id += 1) {
    const due = dueAt(id);
    await queue.enqueue(tickJob, { id, due }, { key: String(id), at: new Date(due) });
  }
}

const distinct = () => new Set(runs.map((run) => run.id)).size;

const left = async () => (await test.jobs()).length;

// The stand-in for MongoDB reads every job for each command, so it is given less to do and more time.
const given = backends.map((backend) =>
  backend.name === 'SQLite' ? { ...backend, count: 300, lateMs: 2000 } : { ...backend, count: 100, lateMs: 5000 },
);

describe.each(given)('two worker processes on $name', { timeout: 90_000 }, (backend) => {
  beforeEach(async () => {
    test = await backend.openStore();
    workers = [];
    runs = [];
    ended = [];
    onRun = () => {};
    queue = createJobQueue({ ...test.options, log: createLogger('silent') });
  });
  afterEach(async () => {
    for (const worker of workers) await end(worker, 'SIGTERM');
    await queue.stop(1000);
    await test.close();
  });
  afterAll(() => backend.close());

  it('run a burst of 50 jobs and many others on time, none of them twice', async () => {
    const { count } = backend;
    const both = [startWorker(), startWorker()];
    await Promise.all(both.map((worker) => worker.ready));
    const start = Date.now() + 1000;
    // 50 at one instant, the others spread over three seconds.
    await enqueue(count, (id) => (id < 50 ? start + 1500 : start + ((id - 50) * 3000) / (count - 50)));
    await untilRuns(() => distinct() === count);
    for (const worker of both) await end(worker, 'SIGTERM');
    expect(runs).toHaveLength(count);
    expect(new Set(runs.map((run) => run.worker)).size).toBe(2);
    expect(await left()).toBe(0);
    const late = runs.map((run) => run.lateMs).sort((a, b) => a - b);
    expect(late[0]).toBeGreaterThanOrEqual(0);
    expect(late[Math.floor(count * 0.9)]).toBeLessThan(backend.lateMs);
  });

  it('share the jobs of one that is killed in the middle: the other repeats them at once, not after the lock', async () => {
    const victim = startWorker({ lockLifetimeMs: 60_000, workMs: 60_000 });
    await victim.ready;
    await enqueue(3, () => Date.now());
    await untilRuns(() => runs.length === 3);
    await end(victim, 'SIGKILL');
    const heir = startWorker({ lockLifetimeMs: 60_000 });
    const before = Date.now();
    await heir.ready;
    await untilRuns(() => runs.filter((run) => run.worker === 1).length === 3);
    expect(Date.now() - before).toBeLessThan(10_000);
    await end(heir, 'SIGTERM');
    expect(await left()).toBe(0);
  });

  it('leave the jobs of one that hangs alone until its locks run out', async () => {
    const frozen = startWorker({ lockLifetimeMs: 2000, workMs: 60_000 });
    await frozen.ready;
    await enqueue(1, () => Date.now());
    await untilRuns(() => runs.length === 1);
    frozen.process.kill('SIGSTOP');
    const stoppedAt = Date.now();
    const heir = startWorker({ lockLifetimeMs: 2000 });
    await untilRuns(() => runs.length === 2);
    expect(runs[1]).toMatchObject({ id: 0, worker: 1 });
    expect(Date.now() - stoppedAt).toBeGreaterThan(1000);
    await end(frozen, 'SIGKILL');
    await end(heir, 'SIGTERM');
    expect(await left()).toBe(0);
  });

  it('never lose or double a job when they are killed and started again at random', async () => {
    await enqueue(60, (id) => Date.now() + id * 40);
    for (let round = 0; round < 4; round += 1) {
      const worker = startWorker({ workMs: 5 });
      await worker.ready;
      const seen = distinct();
      await untilRuns(() => distinct() >= Math.min(60, seen + 7));
      await end(worker, 'SIGKILL');
    }
    startWorker();
    await untilRuns(() => distinct() === 60);
    // Only what ran at the moment of a kill may run again.
    expect(runs.length).toBeLessThanOrEqual(60 + 4 * tickJob.concurrency);
  });
});
