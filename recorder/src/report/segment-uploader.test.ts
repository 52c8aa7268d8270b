import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '../../test/support/fake-clock';
import { type AppClient, refuse } from './app-client';
import { createSegmentUploader } from './segment-uploader';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'jomo-test-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** An app that keeps what it is given, and can be away or forgetful. */
function setUp() {
  const app = { stored: [] as string[], awayFor: 0, status: 0, calls: 0 };
  const broken: string[] = [];
  const refused: number[] = [];
  const client: Pick<AppClient, 'putSegment'> = {
    putSegment: async ({ seq, body }) => {
      app.calls += 1;
      if (app.awayFor > 0) {
        app.awayFor -= 1;
        return { kind: 'away', reason: 'gone' };
      }
      if (app.status) return refuse(app.status, '{}');
      if (seq > app.stored.length) return { kind: 'conflict', next: app.stored.length };
      if (seq === app.stored.length) app.stored.push(Buffer.from(body).toString());
      return { kind: 'ok', value: { next: app.stored.length } };
    },
  };
  const uploader = createSegmentUploader({
    client,
    clock: createFakeClock(),
    onUnauthorized: (status) => void refused.push(status),
    onPartBroken: (part, reason) => void broken.push(`${part}: ${reason}`),
  });
  const add = async (seq: number) => {
    await writeFile(path.join(dir, seq === 0 ? '0.mp4' : `${seq}.m4s`), `s${seq}`);
    uploader.add({ seq, durationSec: 4, wallMs: seq * 4000, part: 1, partDir: dir });
  };
  const addUpTo = async (last: number) => {
    for (let seq = 0; seq <= last; seq += 1) await add(seq);
  };
  return { app, uploader, add, addUpTo, broken, refused };
}
const names = (last: number) => Array.from({ length: last + 1 }, (_, seq) => `s${seq}`);

test('segments arrive in order, and old ones leave the spool', async () => {
  const { app, uploader, addUpTo } = setUp();
  await addUpTo(9);
  expect(await uploader.drained()).toBe(true);
  expect(app.stored).toEqual(names(9));
  expect(uploader.uploaded(1)).toBe(10);
  expect((await readdir(dir)).length).toBe(5);
  uploader.close();
});

test('when the app has no room left, what it took already leaves the spool at once', async () => {
  const { app, uploader, addUpTo, add } = setUp();
  await addUpTo(3);
  await uploader.drained();
  app.awayFor = 3;
  await add(4);
  await uploader.release();
  expect(await readdir(dir)).toEqual(['4.m4s']);
  expect(await uploader.drained()).toBe(true);
  expect(app.stored).toEqual(names(4));
  uploader.close();
});

test('nothing is lost while the app is away, however long', async () => {
  const { app, uploader, addUpTo } = setUp();
  app.awayFor = 500;
  await addUpTo(5);
  expect(await uploader.drained()).toBe(true);
  expect(app.stored).toEqual(names(5));
  uploader.close();
});

test('an app that lost its last segments gets them again', async () => {
  const { app, uploader, add, addUpTo } = setUp();
  await addUpTo(6);
  await uploader.drained();
  app.stored.length = 4;
  await add(7);
  expect(await uploader.drained()).toBe(true);
  expect(app.stored).toEqual(names(7));
  uploader.close();
});

test('an app that lost more than is kept is told apart from one that is away', async () => {
  const { app, uploader, add, addUpTo, broken } = setUp();
  await addUpTo(9);
  await uploader.drained();
  app.stored.length = 1;
  await add(10);
  expect(await uploader.drained()).toBe(false);
  expect(broken).toEqual(['1: The app asks for segment 1, which is gone.']);
  uploader.close();
});

test('segments the app has already are passed over', async () => {
  const { app, uploader, addUpTo } = setUp();
  app.stored.push(...names(3));
  await addUpTo(6);
  expect(await uploader.drained()).toBe(true);
  expect(app.stored).toEqual(names(6));
  uploader.close();
});

test.each([401, 404, 410])('status %i ends uploading and leaves the spool alone', async (status) => {
  const { app, uploader, addUpTo, refused } = setUp();
  app.status = status;
  await addUpTo(2);
  expect(await uploader.drained()).toBe(false);
  expect(refused).toEqual([status]);
  expect((await readdir(dir)).length).toBe(3);
});

test.each([500, 502, 503, 429, 408])('status %i passes', (status) => {
  expect(refuse(status, '').kind).toBe('away');
});
