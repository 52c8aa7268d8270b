import { appendFile, readdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScreenGrant, readScreenGrant } from '../auth/screen-grants';
import { openTestDatabase, type TestDatabase } from '../db/open-test-database';
import { AppError, httpStatus } from '../errors';
import { createPackager } from '../library/package-video';
import { makePart, run } from '../library/test-kit/make-parts';
import { seedUser, seedVideo } from '../library/test-kit/seed-video';
import { createLogger } from '../log';
import { mediaRoutes } from './media-routes';

const BEGIN = Date.parse('2026-11-22T10:00:00.000Z');

let test: TestDatabase;
let app: FastifyInstance;
let base: string;
let videoId: string;
let liveId: string;
let partBytes: number;
const users: Record<string, string> = {};
let nowMs = BEGIN;
const signing = { secret: 'a secret of this test', now: () => new Date(nowMs) };

beforeAll(async () => {
  test = await openTestDatabase();
  for (const name of ['ann', 'bob']) users[name] = (await seedUser(test.db, name)).id;
  const ownerId = users.ann ?? '';
  videoId = await seedVideo(test.db, { ownerId, recording: 'finished' });
  const rows = await makePart(test.paths, videoId, 1, { seconds: 8, startedAt: BEGIN, width: 1280, height: 720 });
  await makePart(test.paths, videoId, 2, { seconds: 5, startedAt: BEGIN + 30_000, width: 1280, height: 720 });
  partBytes = rows.reduce((sum, row) => sum + row.length, 0);
  const packager = createPackager({ ...test, log: createLogger('silent'), now: () => new Date() });
  expect(await packager.packageVideo({ videoId })).toBe('done');
  liveId = await seedVideo(test.db, { ownerId, recording: 'recording', status: 'recording' });
  await makePart(test.paths, liveId, 1, { seconds: 8, startedAt: BEGIN });

  app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof AppError ? httpStatus[error.code] : 500;
    return reply.status(status).send({ error: error instanceof AppError ? error.userMessage : String(error) });
  });
  const authenticate = async (request: { headers: Record<string, unknown> }) => {
    const id = users[String(request.headers['x-user'] ?? '')];
    return id ? { id } : null;
  };
  const readGrant = (id: string, grant: string) => readScreenGrant({ ...test, ...signing }, id, grant);
  await app.register(mediaRoutes, { ...test, authenticate, readGrant });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);

afterAll(async () => {
  await app.close();
  await test.close();
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return fetch(`${base}/media/${path}`, { method, headers: { 'x-user': 'ann', ...headers } });
}

describe('what may be fetched', () => {
  it('asks strangers to sign in and tells other users that there is nothing', async () => {
    expect((await get(`${videoId}/master.m3u8`, { 'x-user': '' })).status).toBe(401);
    for (const file of ['master.m3u8', 'source.m3u8', 'part-1.mp4', 'poster.jpg']) {
      const answer = await get(`${videoId}/${file}`, { 'x-user': 'bob' });
      expect([file, answer.status]).toEqual([file, 404]);
    }
  });

  it('serves nothing else that lies in the folder, nor anything outside', async () => {
    await writeFile(test.paths.health(videoId), '{}\n');
    const names = [
      'health.jsonl',
      'part-1.idx',
      '480p.idx',
      'part-01.mp4',
      'part-3.mp4',
      '%2e%2e',
      '..%2f..%2fjomo.db',
    ];
    for (const name of [...names, 'part-1.mp4%00.jpg', 'audio', '720p.mp4', '720p.m3u8']) {
      expect([name, (await get(`${videoId}/${name}`)).status]).toEqual([name, 404]);
    }
    expect((await get('nobody/master.m3u8')).status).toBe(404);
    expect((await get('..%2fvideos/master.m3u8')).status).toBe(404);
  });

  it('answers 404 with a sentence while nothing is recorded', async () => {
    const empty = await seedVideo(test.db, { ownerId: users.ann ?? '', recording: 'starting', status: 'empty' });
    const answer = await get(`${empty}/master.m3u8`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: expect.stringContaining('Nothing has been recorded') },
    ]);
    expect((await get(`${empty}/part-1.mp4`)).status).toBe(404);
  });
});

describe('what a screen without a session may fetch', () => {
  const grantFor = (id: string, user = 'ann', device: string | null = null) =>
    makeScreenGrant(signing, { id: users[user] ?? '', device }, id);
  const fetchThere = (id: string, grant: string, file: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/media/${id}/screen/${grant}/${file}`, { headers });

  it('is the whole video, by the addresses that its playlists name', async () => {
    const start = `${base}/media/${videoId}/screen/${grantFor(videoId)}/master.m3u8`;
    const master = await fetch(start);
    expect([master.status, master.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const named = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const list of named(await master.text())) {
      const answer = await fetch(new URL(list, start));
      const [media = ''] = named(await answer.text());
      const bytes = await fetch(new URL(media, start), { headers: { range: 'bytes=0-99' } });
      expect([list, answer.status, bytes.status, (await bytes.arrayBuffer()).byteLength]).toEqual([
        list,
        200,
        206,
        100,
      ]);
    }
  });

  it('is nothing else of that video', async () => {
    for (const file of ['poster.jpg', 'storyboard.vtt', 'silence.json', 'health.jsonl', `chat-${'a'.repeat(64)}`]) {
      expect([file, (await fetchThere(videoId, grantFor(videoId), file)).status]).toEqual([file, 404]);
    }
  });

  it('ends after some hours', async () => {
    const grant = grantFor(videoId);
    nowMs += 7 * 3_600_000;
    expect((await fetchThere(videoId, grant, 'source.m3u8')).status).toBe(200);
    nowMs += 2 * 3_600_000;
    expect(await readScreenGrant({ ...test, ...signing }, videoId, grant)).toBeNull();
  });

  it('is refused for another video, for another user, and when anything of it was changed', async () => {
    const grant = grantFor(videoId);
    const [expires = '', user = '', device = '', signed = ''] = grant.split('.');
    const late = (Number.parseInt(expires, 36) + 3_600_000).toString(36);
    const forged = [
      [late, user, device, signed],
      [expires, users.bob, device, signed],
      [expires, user, 'other', signed],
      [expires, user, device, signed.slice(0, -2)],
      [expires, user, device, ''],
      ['', '', '', ''],
    ].map((parts) => parts.join('.'));
    for (const tried of [...forged, 'x']) {
      expect([tried, (await fetchThere(videoId, tried, 'master.m3u8')).status]).toEqual([tried, 401]);
    }
    expect((await fetchThere(liveId, grant, 'master.m3u8')).status).toBe(401);
    expect((await fetchThere(videoId, grantFor(videoId, 'bob'), 'master.m3u8')).status).toBe(404);
    expect((await get(`${videoId}/screen/x/master.m3u8`)).status).toBe(401);
  });

  it('ends with the device that asked for it', async () => {
    const userId = users.ann ?? '';
    const device = await test.db.device.create({
      data: { userId, userAgent: 'A television', lastUsedAt: signing.now() },
    });
    const grant = grantFor(videoId, 'ann', device.id);
    expect((await fetchThere(videoId, grant, 'master.m3u8')).status).toBe(200);
    await test.db.device.delete({ where: { id: device.id } });
    expect(await readScreenGrant({ ...test, ...signing }, videoId, grant)).toBeNull();
  });
});

describe('playlists', () => {
  it('offers the source first and every rung under it, and a player reads it from end to end', async () => {
    const master = await (await get(`${videoId}/master.m3u8`)).text();
    expect(master.split('\n').filter((line) => line.endsWith('.m3u8'))).toEqual([
      'source.m3u8',
      '480p.m3u8',
      '240p.m3u8',
      'audio.m3u8',
    ]);
    expect(master).toMatch(/CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2",RESOLUTION=1280x720,FRAME-RATE=30\.000/);
    for (const name of ['source', '480p', 'audio']) {
      const args = ['-v', 'error', '-headers', 'x-user: ann\r\n', '-show_entries', 'format=duration', '-of', 'csv=p=0'];
      const { stdout, stderr } = await run('ffprobe', [...args, `${base}/media/${videoId}/${name}.m3u8`]);
      expect([name, Math.round(Number(stdout) * 10) / 10, stderr]).toEqual([name, 13, '']);
    }
  });

  it('has every frame in every rung, read through HTTP', async () => {
    for (const name of ['source', '480p', '240p']) {
      const count = [
        '-select_streams',
        'v',
        '-count_packets',
        '-show_entries',
        'stream=nb_read_packets',
        '-of',
        'csv=p=0',
      ];
      const url = `${base}/media/${videoId}/${name}.m3u8`;
      const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-headers', 'x-user: ann\r\n', ...count, url]);
      expect([name, Number.parseInt(stdout, 10), stderr]).toEqual([name, 390, '']);
    }
  }, 60_000);

  it('grows while recording and is complete afterwards', async () => {
    const growing = await (await get(`${liveId}/source.m3u8`)).text();
    expect(growing).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
    expect(growing).not.toContain('#EXT-X-ENDLIST');
    expect((await get(`${liveId}/480p.m3u8`)).status).toBe(404);
    expect(await (await get(`${videoId}/source.m3u8`)).text()).toMatch(/#EXT-X-ENDLIST\n$/);
  });

  it('is complete the moment the recording ends, though its media were asked for just before', async () => {
    const set = (status: string) => test.db.recording.updateMany({ where: { videoId: liveId }, data: { status } });
    await get(`${liveId}/part-1.mp4`, { range: 'bytes=0-0' });
    await set('finished');
    expect(await (await get(`${liveId}/source.m3u8`)).text()).toMatch(/#EXT-X-ENDLIST\n$/);
    await set('recording');
    expect(await (await get(`${liveId}/source.m3u8`)).text()).not.toContain('#EXT-X-ENDLIST');
  });

  it('is not sent again when the browser has it', async () => {
    const first = await get(`${videoId}/source.m3u8`);
    const etag = first.headers.get('etag') ?? '';
    const again = await get(`${videoId}/source.m3u8`, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(first.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  });
});

describe('media', () => {
  it('serves ranges, refuses impossible ones, and answers HEAD without a body', async () => {
    const range = await get(`${videoId}/part-1.mp4`, { range: 'bytes=0-99' });
    expect(range.status).toBe(206);
    expect(range.headers.get('content-range')).toBe(`bytes 0-99/${partBytes}`);
    expect(range.headers.get('content-type')).toBe('video/mp4');
    expect((await range.arrayBuffer()).byteLength).toBe(100);
    const beyond = await get(`${videoId}/part-1.mp4`, { range: `bytes=${partBytes}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${partBytes}`]);
    const head = await get(`${videoId}/part-1.mp4`, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(partBytes)]);
  });

  it('lets browsers keep what is finished, and honours conditions', async () => {
    const first = await get(`${videoId}/480p.mp4`, { range: 'bytes=0-0' });
    expect(first.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const etag = first.headers.get('etag') ?? '';
    // Not by fetch, which adds `cache-control: no-cache` to conditions made by hand.
    const status = async (headers: Record<string, string>) =>
      (await app.inject({ url: `/media/${videoId}/480p.mp4`, headers: { 'x-user': 'ann', ...headers } })).statusCode;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-modified-since': first.headers.get('last-modified') ?? '' })).toBe(304);
    expect(await status({ range: 'bytes=0-0', 'if-range': etag })).toBe(206);
    expect(await status({ range: 'bytes=0-0', 'if-range': '"other"' })).toBe(200);
    expect(await status({ 'if-match': '"other"' })).toBe(412);
    expect((await get(`${videoId}/poster.jpg`)).headers.get('cache-control')).toBe('private, no-cache');
  });

  it('never serves bytes that are not indexed yet', async () => {
    const before = await get(`${liveId}/part-1.mp4`);
    const size = (await before.arrayBuffer()).byteLength;
    await appendFile(test.paths.partMedia(liveId, 1), Buffer.alloc(5000));
    await appendFile(test.paths.partIndex(liveId, 1), '3\t1');
    const after = await get(`${liveId}/part-1.mp4`, { range: `bytes=${size - 10}-${size + 4000}` });
    expect(after.headers.get('content-range')).toBe(`bytes ${size - 10}-${size - 1}/${size}`);
    expect((await get(`${liveId}/part-1.mp4`, { range: `bytes=${size}-` })).status).toBe(416);
    expect(after.headers.get('cache-control')).toBe('no-store');
  });

  it('closes the files of clients that go away', async () => {
    const open = async () => (await readdir('/proc/self/fd')).length;
    const before = await open();
    const abortOne = () =>
      new Promise<void>((resolve) => {
        const request = http.get(
          `${base}/media/${videoId}/part-1.mp4`,
          { headers: { 'x-user': 'ann' } },
          (response) => {
            response.once('data', () => request.destroy());
            response.on('close', resolve).on('error', () => {});
          },
        );
        request.on('error', () => resolve());
        if (Math.random() < 0.5) setImmediate(() => request.destroy());
      });
    for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 10 }, abortOne));
    await expect.poll(open).toBeLessThanOrEqual(before + 3);
  });
});
