import type { StepsResult } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { AppError } from '../errors';
import { createLogger } from '../log';
import { createTryOutRunner } from './run-try-out';
import { createFakeEngine, type FakeEngine } from './test-kit/fake-engine';
import { getTryOut, startTryOut } from './try-outs';

const HOUR = 60 * 60 * 1000;
const found: StepsResult = {
  type: 'steps',
  ok: false,
  title: 'A hall',
  shots: [
    { step: 0, what: 'open the page', ok: true, jpeg: '/9j/' },
    { step: 1, what: 'click #door', ok: false, message: 'nothing like it appeared within 10 s.' },
  ],
  failure: {
    code: 'step_failed',
    stage: 'steps',
    fault: 'user',
    retryable: false,
    message: 'Step 1 could not be done.',
  },
  tookMs: 900,
};

describe('a try-out of steps', () => {
  let database: TestDatabase;
  let engine: FakeEngine;
  let user: { id: string };
  let now: Date;
  let queued: { id: string; at: Date | undefined }[];
  const deps = () => ({
    db: database.db,
    engine,
    log: createLogger('silent'),
    now: () => now,
    jobs: {
      enqueue: async (_job: unknown, payload: unknown, options?: { at?: Date }) => {
        queued.push({ id: (payload as { tryOutId: string }).tryOutId, at: options?.at });
      },
      cancel: async () => false,
    },
    env: { JOMO_ALLOW_PRIVATE_URLS: false, PORT: 3000, JOMO_CAPACITY_CORES: 4 },
    internalUrl: 'http://127.0.0.1:3000',
    lookup: async () => [{ address: '93.184.216.34', family: 4 }],
  });
  const start = (steps = '- click: "#door"', url = 'https://example.com/live') =>
    startTryOut(deps(), user, { url, steps });
  const look = (id: string, by = user) => getTryOut(deps(), by, id);

  beforeEach(async () => {
    database = await openTestDatabase();
    user = await seedOwner(database.db);
    engine = createFakeEngine(database);
    now = new Date('2026-11-22T10:00:00Z');
    queued = [];
  });
  afterEach(() => database.close());

  it('is done by a recorder in the worker, and shows a picture of each step and why one failed', async () => {
    const { id } = await start();
    expect(await look(id)).toMatchObject({ state: 'waiting', shots: [], problem: null });
    expect(queued).toEqual([{ id, at: undefined }]);
    engine.answerTryOuts(async () => found);
    await createTryOutRunner(deps()).runTryOut({ tryOutId: id });
    expect(engine.triedOut[0]).toMatchObject({
      mode: 'steps',
      url: 'https://example.com/live',
      steps: [{ click: '#door' }],
    });
    const view = await look(id);
    expect(view).toMatchObject({ state: 'done', ok: false, title: 'A hall', problem: 'Step 1 could not be done.' });
    expect(view.shots).toEqual(found.shots);
  });

  it('is seen by nobody else, and by nobody an hour later', async () => {
    const { id } = await start();
    const other = await database.db.user.create({ data: { email: 'b@b.example', name: 'B', passwordHash: '' } });
    await expect(look(id, other)).rejects.toMatchObject({ code: 'not_found' });
    engine.answerTryOuts(async () => found);
    const runner = createTryOutRunner(deps());
    await runner.runTryOut({ tryOutId: id });
    expect(queued.at(-1)).toEqual({ id, at: new Date(now.getTime() + HOUR) });
    now = new Date(now.getTime() + HOUR);
    await runner.runTryOut({ tryOutId: id });
    await expect(look(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for steps that cannot be read and for addresses that may not be opened', async () => {
    await expect(start('- hover: x')).rejects.toMatchObject({ code: 'bad_input', userMessage: /Step 1: Begin/ });
    const inside = { ...deps(), lookup: async () => [{ address: '10.0.0.7', family: 4 }] };
    const there = { url: 'https://router.example/', steps: '' };
    await expect(startTryOut(inside, user, there)).rejects.toMatchObject({ code: 'bad_input' });
    expect(await database.db.tryOut.count()).toBe(0);
  });

  it('gives way to a newer one, whose recorder alone goes on', async () => {
    const { id: first } = await start();
    let aborted = false;
    engine.tryOut = async (_job, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      aborted = true;
      throw signal.reason;
    };
    const running = createTryOutRunner(deps()).runTryOut({ tryOutId: first });
    await expect.poll(async () => (await look(first)).state).toBe('running');
    const { id: second } = await start();
    await running;
    expect(aborted).toBe(true);
    expect(await look(first)).toMatchObject({ state: 'given_up', problem: 'Another try was started.' });
    expect((await look(second)).state).toBe('waiting');
  });

  it('does not begin when a recording is about to, or when those that run leave no room', async () => {
    const runner = createTryOutRunner(deps());
    const record = (status: string, startAt: Date) =>
      database.db.recording.create({
        data: {
          ...{ owner: { connect: { id: user.id } }, url: 'https://example.com/', title: 'A talk', status, startAt },
          video: { create: { ownerId: user.id, title: 'A talk', url: 'https://example.com/', quality: '1080p30' } },
          ...{ quality: '1080p30', view: 'player', maxDurationSec: 3600, waitSec: 60, graceSec: 60 },
        },
      });
    const refused = async () => {
      const { id } = await start();
      expect(await runner.runTryOut({ tryOutId: id })).toEqual({ skipped: 'no room' });
      expect(await look(id)).toMatchObject({ state: 'given_up', problem: /no room/ });
    };
    const soon = await record('scheduled', new Date(now.getTime() + 90_000));
    await refused();
    await database.db.recording.update({
      where: { id: soon.id },
      data: { startAt: new Date(now.getTime() + 150_000) },
    });
    await record('recording', now);
    engine.answerTryOuts(async () => found);
    const { id } = await start();
    expect(await runner.runTryOut({ tryOutId: id })).toBe('done');
    await record('recording', now);
    await record('recording', now);
    await refused();
    expect(engine.triedOut).toHaveLength(1);
  });

  it('says what is wrong with the engine, that the worker was restarted, or that it is away', async () => {
    engine.answerTryOuts(async () => {
      throw new AppError('unavailable', 'Docker does not answer.');
    });
    const runner = createTryOutRunner(deps());
    const { id } = await start();
    await runner.runTryOut({ tryOutId: id });
    expect(await look(id)).toMatchObject({ state: 'given_up', problem: 'Docker does not answer.' });

    const { id: cut } = await start();
    await database.db.tryOut.update({ where: { id: cut }, data: { state: 'running' } });
    await runner.abandon();
    expect(await look(cut)).toMatchObject({ state: 'given_up', problem: /restarted/ });
    expect(await runner.runTryOut({ tryOutId: cut })).toEqual({ skipped: 'given_up' });

    const { id: waiting } = await start();
    now = new Date(now.getTime() + HOUR / 4);
    expect(await look(waiting)).toMatchObject({ state: 'given_up', problem: /whether the worker runs/ });
  });
});
