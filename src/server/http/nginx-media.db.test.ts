import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { AppError, httpStatus } from '../errors';
import { makePart } from '../library/test-kit/make-parts';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { mediaRoutes } from './media-routes';
import { jomoConfig, nginxBinary, startNginx } from './nginx-test-kit';

const BEGIN = Date.parse('2026-11-22T10:00:00.000Z');
const ACCEL = '/accel/';
// In CI its absence is a failure, not a reason to leave tests out.
const present = nginxBinary() !== null || Boolean(process.env.CI);
if (!present) console.warn('No nginx on this machine: its tests do not run. `npm test` fetches it where it can.');

let test: TestDatabase;
let users: Record<string, string>;
let videoId: string;
let liveId: string;
let plain: FastifyInstance;
let behind: FastifyInstance;
let nginx: Awaited<ReturnType<typeof startNginx>>;
/** The same app without nginx, and with it. */
let direct: string;
let front: string;
/** What the app behind nginx answered last. */
let handed: unknown;

function openApp(accelRedirect?: string): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof AppError ? httpStatus[error.code] : 500;
    return reply.status(status).send({ error: error instanceof AppError ? error.userMessage : String(error) });
  });
  const authenticate = async (request: { headers: Record<string, unknown> }) => {
    const id = users[String(request.headers['x-user'] ?? '')];
    return id ? { id } : null;
  };
  void app.register(mediaRoutes, { ...test, authenticate, readGrant: async () => null, accelRedirect });
  return app;
}

beforeAll(async () => {
  if (!present) return;
  test = await openTestDatabase();
  users = { ann: (await seedUser(test.db, 'ann')).id, bob: (await seedUser(test.db, 'bob')).id };
  const ownerId = users.ann ?? '';
  videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
  await makePart(test.paths, videoId, 1, { seconds: 8, startedAt: BEGIN });
  await writeFile(test.paths.poster(videoId), Buffer.alloc(9000, 7));
  liveId = await seedVideo(test.db, { ownerId, recording: 'recording', status: 'recording' });
  await makePart(test.paths, liveId, 1, { seconds: 8, startedAt: BEGIN });
  plain = openApp();
  direct = await plain.listen({ port: 0, host: '127.0.0.1' });
  behind = openApp(ACCEL);
  behind.addHook('onSend', async (_request, reply) => {
    handed = reply.getHeader('x-accel-redirect');
  });
  // What a mistake elsewhere in the app could send.
  behind.get('/leak', (_request, reply) =>
    reply.header('x-accel-redirect', `${ACCEL}${videoId}/part-1.mp4`).send('no'),
  );
  const upstream = new URL(await behind.listen({ port: 0, host: '127.0.0.1' })).host;
  const values = { UPSTREAM: upstream, VIDEOS: test.paths.videos };
  const config = await jomoConfig({ ...values, LISTEN: 'LISTEN' });
  nginx = await startNginx((listen) => config.replace('listen LISTEN', `listen ${listen}`));
  front = nginx.url;
}, 60_000);

afterAll(async () => {
  if (!present) return;
  await nginx.close();
  await Promise.all([plain.close(), behind.close()]);
  await test.close();
});

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** Not by fetch, which adds `cache-control: no-cache` to conditions made by hand. */
function ask(base: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  handed = undefined;
  return new Promise((resolve, reject) => {
    const options = { method, headers: { 'x-user': 'ann', ...headers }, agent: false, path };
    const request = http.request(base, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject).end();
  });
}

const media = (base: string, path: string, headers?: Record<string, string>, method?: string) =>
  ask(base, `/media/${path}`, headers, method);

/** The lines of a raw answer: for paths that no well-behaved client would send. */
function askRaw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(front).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('end', () => resolve(text)).on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nx-user: ann\r\nconnection: close\r\n\r\n`);
  });
}

const statusOf = (raw: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(raw)?.[1]);

const kept = ['content-type', 'content-length', 'content-range', 'cache-control'] as const;
const shape = ({ status, headers, body }: Answer) => ({
  status,
  ...Object.fromEntries(kept.map((name) => [name, headers[name]])),
  body: body.toString('base64'),
});

describe.skipIf(!present)('media through nginx', () => {
  it.each<[string, Record<string, string>, string]>([
    ['the whole file', {}, 'GET'],
    ['a range', { range: 'bytes=100-4000' }, 'GET'],
    ['an open range', { range: 'bytes=5000-' }, 'GET'],
    ['the end', { range: 'bytes=-77' }, 'GET'],
    ['HEAD', {}, 'HEAD'],
    ['HEAD of a range', { range: 'bytes=0-9' }, 'HEAD'],
    ['several ranges, which get the whole file', { range: 'bytes=0-9,20-29' }, 'GET'],
    ['a range under a stale condition, which gets the whole file', { range: 'bytes=0-9', 'if-range': '"old"' }, 'GET'],
  ])('is byte for byte what the app sends itself: %s', async (_what, headers, method) => {
    for (const file of [`${videoId}/part-1.mp4`, `${videoId}/poster.jpg`]) {
      const answer = await media(front, file, headers, method);
      expect(handed).toBe(`${ACCEL}${file}`);
      expect(shape(answer)).toEqual(shape(await media(direct, file, headers, method)));
      expect(answer.headers['x-accel-redirect']).toBeUndefined();
    }
  });

  it('knows what a browser has, refuses what the file has not, and lets no error be kept', async () => {
    const file = `${videoId}/part-1.mp4`;
    const { headers, body } = await media(front, file);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const same = await media(front, file, { 'if-none-match': String(headers.etag) });
    expect([same.status, same.body.length, same.headers['cache-control']]).toEqual([304, 0, headers['cache-control']]);
    const since = { 'if-modified-since': String(headers['last-modified']) };
    expect((await media(front, file, since)).status).toBe(304);
    expect((await media(front, file, { 'if-match': '"other"' })).status).toBe(412);
    const fresh = { range: 'bytes=0-9', 'if-range': String(headers.etag) };
    expect((await media(front, file, fresh)).status).toBe(206);
    const beyond = await media(front, file, { range: `bytes=${body.length}-` });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${body.length}`]);
    const missing = await media(front, `${videoId}/storyboard-9.jpg`);
    expect([missing.status, missing.headers['cache-control']]).toEqual([404, undefined]);
  });

  it('may be switched on and off without making browsers fetch anything again', async () => {
    const file = `${videoId}/part-1.mp4`;
    const [ours, theirs] = [await media(direct, file), await media(front, file)];
    expect(theirs.headers.etag).toBe(ours.headers.etag);
    expect(theirs.headers['last-modified']).toBe(ours.headers['last-modified']);
  });

  it('passes playlists on, packed for whoever can read that', async () => {
    const path = `${liveId}/source.m3u8`;
    const text = (await media(direct, path)).body;
    const answer = await media(front, path);
    expect([answer.body, answer.headers['cache-control']]).toEqual([text, 'private, no-cache']);
    const again = await media(front, path, { 'if-none-match': String(answer.headers.etag) });
    expect(again.status).toBe(304);
  });
});

describe.skipIf(!present)('who may fetch', () => {
  it('is decided by the app, before nginx opens a file', async () => {
    expect((await media(front, `${videoId}/part-1.mp4`, { 'x-user': '' })).status).toBe(401);
    expect((await media(front, `${videoId}/part-1.mp4`, { 'x-user': 'bob' })).status).toBe(404);
    await writeFile(test.paths.health(videoId), '{}\n');
    for (const name of ['part-1.idx', 'health.jsonl', 'part-01.mp4']) {
      expect([name, (await media(front, `${videoId}/${name}`)).status]).toEqual([name, 404]);
    }
  });

  it('is nobody on the internal address, and no path leads out of the folder', async () => {
    for (const path of [
      `/accel/${videoId}/part-1.mp4`,
      `/accel/../accel/${videoId}/part-1.mp4`,
      `/%61ccel/${videoId}/part-1.mp4`,
      `//accel//${videoId}/part-1.mp4`,
      `/media/../accel/${videoId}/part-1.mp4`,
      '/accel/../jomo.db',
      '/accel/..%2fjomo.db',
      '/accel../jomo.db',
      `/media/${videoId}/..%2f..%2f..%2fjomo.db`,
      `/media/..%2f/jomo.db`,
      `/media/%2e%2e/jomo.db`,
      `/media/${videoId}/part-1.mp4%00.jpg`,
      `/media/${videoId}%2fpart-1.mp4/x`,
    ]) {
      const status = statusOf(await askRaw(path));
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  });

  it('does not follow a client that asks for the hand-over, nor any other answer of the app', async () => {
    const answer = await ask(direct, `/media/${videoId}/part-1.mp4`, {
      'x-accel-redirect': '/accel/',
      range: 'bytes=0-9',
    });
    expect([answer.status, answer.body.length, answer.headers['x-accel-redirect']]).toEqual([206, 10, undefined]);
    const leak = await ask(front, '/leak');
    expect(leak.body.toString()).toBe('no');
  });
});

describe.skipIf(!present)('a recording in progress', () => {
  it('is sent by nginx up to the last indexed byte and never beyond', async () => {
    const path = `${liveId}/part-1.mp4`;
    const whole = (await media(direct, path)).body;
    await appendFile(test.paths.partMedia(liveId, 1), Buffer.alloc(5000));
    const size = whole.length;
    const segment = await media(front, path, { range: `bytes=${size - 100}-${size - 1}` });
    expect([segment.status, handed]).toEqual([206, `${ACCEL}${path}`]);
    expect(segment.body.equals(whole.subarray(size - 100))).toBe(true);
    expect(segment.headers['cache-control']).toBe('no-store');
    for (const [range, from] of [
      [null, 0],
      [`bytes=${size - 10}-`, size - 10],
      [`bytes=${size - 10}-${size + 9}`, size - 10],
    ] as const) {
      const answer = await media(front, path, range === null ? {} : { range });
      expect(handed).toBeUndefined();
      expect(answer.body.equals(whole.subarray(from))).toBe(true);
    }
    expect((await media(front, path, { range: 'bytes=0-9', 'if-range': '"x"' })).body.equals(whole)).toBe(true);
    expect((await media(front, path, { range: `bytes=${size}-${size + 9}` })).status).toBe(416);
  });

  it('has its newest picture at once', async () => {
    for (const fill of [1, 2]) {
      await writeFile(`${test.paths.snapshot(liveId)}.new`, Buffer.alloc(900, fill));
      await rename(`${test.paths.snapshot(liveId)}.new`, test.paths.snapshot(liveId));
      const { body, headers } = await media(front, `${liveId}/live.jpg`);
      expect([body.equals(await readFile(test.paths.snapshot(liveId))), headers['cache-control']]).toEqual([
        true,
        'no-store',
      ]);
    }
  });
});
