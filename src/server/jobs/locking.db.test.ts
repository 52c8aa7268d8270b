import type { JobParameters } from 'agenda';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../log';
import { LostJobError } from './locked-job';
import { createMongoBackend } from './mongo/mongo-backend';
import type { QueueBackend } from './queue-backend';
import { backends, type TestStore } from './queue-test-kit';
import { createSqliteBackend } from './sqlite/sqlite-backend';

// What field reports say of Agenda's own backends, asked of both of ours.

let test: TestStore;
let opened: QueueBackend[];
let repository: QueueBackend['repository'];

function openBackend(limit = 100): QueueBackend {
  const { file, mongoUri } = test.options;
  const options = { limitOf: () => limit, announce: () => {} };
  const backend = mongoUri
    ? createMongoBackend({ ...options, uri: mongoUri, file, log: createLogger('silent') })
    : createSqliteBackend(file, options);
  opened.push(backend);
  return backend;
}

const fromNow = (ms: number) => new Date(Date.now() + ms);

async function save(key: string, job: Partial<JobParameters> = {}): Promise<JobParameters> {
  const data = { key, payload: {} };
  const full = { name: 'mail', priority: 0, nextRunAt: fromNow(-1000), type: 'normal', data, ...job } as const;
  return repository.saveJob({ ...full, unique: { 'data.key': key } }, undefined);
}

async function openWorker(): Promise<QueueBackend['repository']> {
  const backend = openBackend();
  await backend.repository.connect();
  return backend.repository;
}

/** What Agenda asks with the given lock lifetime and polling interval. */
function next(from = repository, { lifetimeMs = 10_000, aheadMs = 5000 } = {}) {
  return from.getNextJobToRun('mail', fromNow(aheadMs), fromNow(-lifetimeMs), undefined, undefined);
}

async function taken(from = repository, options = {}): Promise<JobParameters> {
  const job = await next(from, options);
  if (!job) throw new Error('nothing to take');
  return job;
}

const begin = (job: JobParameters) =>
  repository.saveJobState({ ...job, lastRunAt: new Date(), nextRunAt: null }, undefined);

const keyOf = (job: JobParameters | undefined) => job && (job.data as { key: string }).key;

describe.each(backends)('locks on $name', (backend) => {
  beforeEach(async () => {
    test = await backend.openStore();
    opened = [];
    const first = openBackend();
    await first.connect();
    repository = first.repository;
  });
  afterEach(async () => {
    for (const one of opened) await one.close();
    await test.close();
  });
  afterAll(() => backend.close());

  it('hands a job out once, the earliest and most important first', async () => {
    const at = fromNow(-1000);
    await save('later', { nextRunAt: fromNow(-500) });
    await save('low', { nextRunAt: at, priority: -10 });
    await save('high', { nextRunAt: at, priority: 10 });
    const other = await openWorker();
    expect([await next(), await next(other), await next()].map(keyOf)).toEqual(['high', 'low', 'later']);
    expect(await next(other)).toBeUndefined();
  });

  it('holds no more of a kind than its worker may run', async () => {
    const small = openBackend(2).repository;
    for (const key of ['a', 'b', 'c']) await save(key);
    expect([await next(small), await next(small), await next(small)].map(Boolean)).toEqual([true, true, false]);
  });

  it('does not hand out a job whose lock ran out before its time has come (agenda #1749)', async () => {
    const job = await save('k', { nextRunAt: fromNow(3000) });
    expect(await next()).toMatchObject({ _id: job._id });
    const other = await openWorker();
    expect(await next(other, { lifetimeMs: -1000, aheadMs: 100 })).toBeUndefined();
    expect(await next(other, { lifetimeMs: -1000, aheadMs: 5000 })).toMatchObject({ _id: job._id });
  });

  it('never hands out a job that is due after 24.8 days, where timers overflow (agenda #1453)', async () => {
    await save('k', { nextRunAt: fromNow(3000) });
    await next();
    await save('k', { nextRunAt: fromNow(30 * 86_400_000) });
    expect(await next(repository, { lifetimeMs: -1000 })).toBeUndefined();
  });

  it('hands out at once, when its lock has run out, what was being run', async () => {
    await save('k');
    const running = await taken();
    await begin(running);
    const other = await openWorker();
    expect(await next(other)).toBeUndefined();
    expect(await next(other, { lifetimeMs: -1000, aheadMs: 0 })).toMatchObject({ _id: running._id });
  });

  it('does not let a worker that comes back late touch a job that another has taken over', async () => {
    await save('k');
    const late = await taken();
    const other = await openWorker();
    await taken(other, { lifetimeMs: -1000 });
    await expect(begin(late)).rejects.toThrow(LostJobError);
    const [before] = await test.jobs();
    await repository.unlockJobs([String(late._id)]);
    expect(await test.jobs()).toEqual([before]);
  });

  it('does not let the late end of a run undo the run of another', async () => {
    await save('k');
    const late = await taken();
    await begin(late);
    const other = await openWorker();
    await taken(other, { lifetimeMs: -1000 });
    await expect(repository.saveJobState({ ...late, nextRunAt: null, lockedAt: undefined }, undefined)).rejects.toThrow(
      LostJobError,
    );
    expect(await test.jobs()).toMatchObject([{ hold: 'reserved' }]);
  });

  it('leaves running jobs locked when a worker lets go of the reserved ones (agenda #1778)', async () => {
    await save('running');
    const running = await taken();
    await begin(running);
    await save('reserved', { nextRunAt: fromNow(1000) });
    const reserved = await taken();
    await repository.unlockJobs([String(running._id), String(reserved._id)]);
    expect(await test.jobs()).toMatchObject([{ hold: 'running' }, { hold: null, lockedAt: null }]);
  });

  it('leaves a running job locked when it is asked for again, and keeps that wish at its end', async () => {
    await save('k');
    const running = await taken();
    await begin(running);
    const again = fromNow(60_000);
    await save('k', { nextRunAt: again });
    expect(await test.jobs()).toMatchObject([{ hold: 'moved', lockedAt: expect.any(Number) }]);
    await repository.saveJobState({ ...running, nextRunAt: null, lockedAt: undefined }, undefined);
    expect(await test.jobs()).toMatchObject([{ hold: null, lockedAt: null, nextRunAt: again.getTime() }]);
  });

  it('removes with its end a job that ended well, and keeps one that failed', async () => {
    await save('well');
    const well = await taken();
    await begin(well);
    await repository.saveJobState({ ...well, nextRunAt: null, lockedAt: undefined }, undefined);
    await save('badly');
    const badly = await taken();
    await begin(badly);
    const end = { nextRunAt: null, lockedAt: undefined, failCount: 1, failReason: 'no luck' };
    await repository.saveJobState({ ...badly, ...end }, undefined);
    expect(await test.jobs()).toMatchObject([{ data: { key: 'badly' }, hold: null, failCount: 1, nextRunAt: null }]);
    expect(await next(repository, { lifetimeMs: -1000 })).toBeUndefined();
  });
});
