import { Agenda, type Job, type JobParameters } from 'agenda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../db/open-test-database';
import type { QueueBackend } from '../queue-backend';
import { createSqliteBackend } from './sqlite-backend';

// Agenda 6.2.6 ships its conformance suite outside the package; what it asks of a backend is asked here in our words.

let test: TestDatabase;
let backends: QueueBackend[];
let repository: QueueBackend['repository'];

beforeEach(async () => {
  test = await openTestDatabase();
  backends = [];
  repository = openBackend().repository;
});
afterEach(async () => {
  for (const backend of backends) await backend.close();
  await test.close();
});

function openBackend(limit = 100): QueueBackend {
  const backend = createSqliteBackend(test.paths.metadataDb, { limitOf: () => limit, announce: () => {} });
  backends.push(backend);
  return backend;
}

const fromNow = (ms: number) => new Date(Date.now() + ms);

function save(job: Partial<JobParameters> = {}, by?: string) {
  const full = { name: 'mail', priority: 0, nextRunAt: fromNow(-1000), type: 'normal', data: {}, ...job } as const;
  return repository.saveJob(full, { lastModifiedBy: by });
}

/** What Agenda asks with the given lock lifetime and polling interval. */
function next(from = repository, { name = 'mail', lifetimeMs = 10_000, aheadMs = 5000 } = {}) {
  return from.getNextJobToRun(name, fromNow(aheadMs), fromNow(-lifetimeMs), undefined, undefined);
}

async function stored(id: unknown): Promise<JobParameters> {
  const job = await repository.getJobById(String(id));
  if (!job) throw new Error(`no job ${id}`);
  return job;
}

describe('saving', () => {
  it('keeps every attribute of a job', async () => {
    const job = {
      data: { to: ['a', 'b'], deep: { n: 1 } },
      priority: 10,
      nextRunAt: fromNow(1000),
      disabled: true,
      repeatInterval: '5 minutes',
      repeatTimezone: 'Europe/Vienna',
      startDate: fromNow(0),
      endDate: fromNow(9999),
      skipDays: [0, 6],
      fork: true,
    };
    const { _id } = await save(job, 'me');
    expect(await stored(_id)).toMatchObject({ ...job, _id, name: 'mail', type: 'normal', lastModifiedBy: 'me' });
  });

  it('updates by id, and answers unchanged when the job was removed meanwhile', async () => {
    const job = await save();
    await repository.saveJob({ ...job, priority: 7 }, undefined);
    expect(await stored(job._id)).toMatchObject({ priority: 7 });
    await repository.removeJobs({ id: String(job._id) });
    expect(await repository.saveJob({ ...job, priority: 8 }, undefined)).toMatchObject({ _id: job._id, priority: 8 });
    expect(await repository.getJobById(String(job._id))).toBeNull();
  });

  it('has one job of a name when it is single, which starting again does not pull forward', async () => {
    const tomorrow = fromNow(86_400_000);
    const first = await save({ type: 'single', nextRunAt: tomorrow });
    const second = await save({ type: 'single', nextRunAt: fromNow(-1), data: { run: 2 } });
    expect(second._id).toBe(first._id);
    expect(await stored(first._id)).toMatchObject({ nextRunAt: tomorrow, data: { run: 2 } });
  });

  it('has one job for unique fields, and can leave the first as it is', async () => {
    const first = await save({ data: { user: { id: 1 }, n: 1 }, unique: { 'data.user.id': 1 } });
    const other = await save({ data: { user: { id: '1' }, n: 2 }, unique: { 'data.user.id': '1' } });
    const again = await save({ data: { user: { id: 1 }, n: 3 }, unique: { 'data.user.id': 1 } });
    const kept = await save({
      data: { user: { id: 1 }, n: 4 },
      unique: { 'data.user.id': 1 },
      uniqueOpts: { insertOnly: true },
    });
    expect([again._id, kept._id]).toEqual([first._id, first._id]);
    expect(other._id).not.toBe(first._id);
    expect(await stored(first._id)).toMatchObject({ data: { n: 3 } });
  });

  it('debounces: the last save counts, at the longest for `maxWait`; or the first', async () => {
    const trailing = {
      unique: { 'data.k': 1 },
      data: { k: 1 },
      uniqueOpts: { debounce: { delay: 1000, maxWait: 50 } },
    };
    const first = await save(trailing);
    expect(first.nextRunAt?.getTime()).toBeGreaterThan(Date.now() + 500);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const forced = await save(trailing);
    expect(forced._id).toBe(first._id);
    expect(forced.nextRunAt?.getTime()).toBeLessThanOrEqual(Date.now());

    const leading = {
      unique: { 'data.k': 2 },
      data: { k: 2 },
      uniqueOpts: { debounce: { delay: 1000, strategy: 'leading' as const } },
    };
    const at = fromNow(0);
    await save({ ...leading, nextRunAt: at });
    expect((await save({ ...leading, nextRunAt: fromNow(5000) })).nextRunAt).toEqual(at);
  });
});

describe('asking', () => {
  beforeEach(async () => {
    await save({ name: 'a', nextRunAt: fromNow(60_000), data: { type: 'x', n: 1 } });
    await save({ name: 'b', nextRunAt: fromNow(-60_000), data: { type: 'y', n: 2 } });
    await save({ name: 'a', nextRunAt: fromNow(120_000), data: { type: 'x', n: 3 }, disabled: true });
  });

  it('finds jobs by name, part of the name, id, data and state, page by page', async () => {
    const total = async (options: Parameters<typeof repository.queryJobs>[0]) =>
      (await repository.queryJobs(options)).total;
    const { jobs } = await repository.queryJobs({ sort: { nextRunAt: 'asc' } });
    expect(jobs.map((job) => [job.name, job.state])).toEqual([
      ['b', 'queued'],
      ['a', 'scheduled'],
      ['a', 'scheduled'],
    ]);
    expect(await total({ name: 'a' })).toBe(2);
    expect(await total({ names: ['a', 'b'] })).toBe(3);
    expect(await total({ search: 'A' })).toBe(2);
    expect(await total({ search: '%' })).toBe(0);
    expect(await total({ id: String(jobs[0]?._id) })).toBe(1);
    expect(await total({ data: { type: 'x' } })).toBe(2);
    expect(await total({ data: { type: 'x', n: 3 } })).toBe(1);
    expect(await total({ state: 'queued' })).toBe(1);
    expect(await total({ state: 'paused' })).toBe(1);
    expect(await total({ includeDisabled: false })).toBe(2);
    expect(await repository.queryJobs({ skip: 1, limit: 1 })).toMatchObject({ total: 3, jobs: [{ name: 'a' }] });
    expect(await repository.getDistinctJobNames()).toEqual(['a', 'b']);
    expect(await repository.getQueueSize()).toBe(1);
    expect(await repository.getJobsOverview()).toMatchObject([
      { name: 'a', total: 2, scheduled: 2, paused: 1 },
      { name: 'b', total: 1, queued: 1 },
    ]);
  });

  it('removes, disables and enables what matches, and nothing when nothing is asked for', async () => {
    expect(await repository.removeJobs({})).toBe(0);
    expect(await repository.disableJobs({ name: 'b' })).toBe(1);
    expect(await next(repository, { name: 'b' })).toBeUndefined();
    expect(await repository.enableJobs({ names: ['b'] })).toBe(1);
    expect(await repository.removeJobs({ notNames: ['a'] })).toBe(1);
    expect(await repository.removeJobs({ data: { n: 1 } })).toBe(1);
    expect(await repository.purgeAllJobs()).toBe(1);
  });
});

// What both backends have in common is in ../locking.db.test.ts.
describe('locking', () => {
  it('locks one particular job unless it is locked or was moved', async () => {
    const job = await save();
    expect(await repository.lockJob({ ...job, nextRunAt: fromNow(5) }, undefined)).toBeUndefined();
    expect(await repository.lockJob(job, undefined)).toMatchObject({ _id: job._id });
    expect(await repository.lockJob(job, undefined)).toBeUndefined();
    await repository.unlockJob(job);
    expect((await stored(job._id)).lockedAt).toBeUndefined();
  });

  it('does not run a job again whose lock could not be given back, unless it is due (agenda #782, #1575)', async () => {
    await save();
    const running = await next();
    if (!running) throw new Error('nothing to run');
    await repository.saveJobState({ ...running, nextRunAt: null }, undefined);
    await repository.saveJobState({ ...running, nextRunAt: null, lockedAt: undefined }, undefined);
    expect(await next(repository, { lifetimeMs: -1 })).toBeUndefined();
  });
});

describe('under Agenda itself', () => {
  it('repeats a job, and runs what was defined with every() once a turn', async () => {
    const backend = openBackend();
    const agenda = new Agenda({ backend, processEvery: 50 });
    let runs = 0;
    const thrice = new Promise<void>((resolve) => {
      agenda.define('tick', (_job: Job, done: () => void) => {
        runs += 1;
        if (runs === 3) resolve();
        done();
      });
    });
    await agenda.start();
    await agenda.every(60, 'tick');
    await agenda.every(60, 'tick');
    await thrice;
    await agenda.stop(false);
    expect((await backend.repository.queryJobs({ name: 'tick' })).total).toBe(1);
  });
});
