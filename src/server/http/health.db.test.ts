import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import type { JobQueue, JobsCheck } from '../jobs/queue';
import { createLogger } from '../log';
import { reportWorker } from '../recordings/report-worker';
import { createFakeEngine } from '../recordings/test-kit/fake-engine';
import { healthRoute } from './health';

const jobs: JobQueue & JobsCheck = {
  enqueue: async () => {},
  cancel: async () => false,
  check: async () => ({ ok: true, detail: 'answers' }),
};
const version = '1.2.3';
const now = () => new Date();

let test: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  await test.db.setting.deleteMany();
});
afterAll(() => test.close());

async function health(services: Partial<Parameters<typeof healthRoute>[1]> = {}) {
  app = fastify();
  await app.register(healthRoute, { ...test, jobs, now, version, ...services });
  const answer = await app.inject({ url: '/health' });
  await app.close();
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const startReporting = (state: { ok: boolean; detail: string }) =>
  reportWorker({
    ...test,
    now,
    version,
    log: createLogger('silent'),
    env: { JOMO_CAPACITY_CORES: 4, JOMO_ALLOW_PRIVATE_URLS: false, PORT: 3000 },
    engine: { ...createFakeEngine(test), check: async () => state },
    canBeReached: async () => true,
  });

describe('GET /health', () => {
  it('is degraded until a worker reports, and again when it was stopped', async () => {
    expect(await health()).toMatchObject({
      status: 'degraded',
      checks: { database: { ok: true }, worker: { ok: false, detail: 'no worker has reported yet' } },
    });
    const worker = await startReporting({ ok: true, detail: '' });
    expect((await health()).checks.worker).toEqual({ ok: true, detail: 'fake' });
    await worker.stop();
    await worker.stop();
    expect((await health()).checks.worker).toEqual({ ok: false, detail: 'the worker was stopped 0 s ago' });
  });

  it('tells what the worker says of its engine', async () => {
    const worker = await startReporting({ ok: false, detail: 'it does not answer' });
    expect((await health()).checks.worker).toEqual({ ok: false, detail: 'fake: it does not answer' });
    await worker.stop();
  });

  it('asks the queue, and does not fail with it', async () => {
    expect((await health()).checks.jobs).toEqual({ ok: true, detail: 'answers' });
    const check = async () => Promise.reject(new Error('secret host name'));
    expect(await health({ jobs: { ...jobs, check } })).toMatchObject({
      status: 'degraded',
      checks: { jobs: { ok: false, detail: 'does not answer' } },
    });
  });
});
