import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { MAX_SEGMENT_BYTES } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseIndex } from '../ingest/segment-index';
import { applyEvents } from '../recordings/apply-event';
import { openRecordingApp, playRecorder, type RecordingApp } from './recorder-test-kit';

const init = Buffer.alloc(700, 1);
const segment = (fill: number, size = 5000) => Buffer.alloc(size, fill);

let app: RecordingApp;
let id: string;
let videoId: string;
let recorder: ReturnType<RecordingApp['recorder']>;
beforeEach(async () => {
  app = await openRecordingApp();
  ({ id, videoId } = await app.create());
  await app.supervisor.startRecording({ recordingId: id });
  recorder = app.recorder(0);
});
afterEach(() => app.close());

const mediaOf = (part: number) => readFile(app.paths.partMedia(videoId, part));
const rowsOf = async (part: number) => parseIndex(await readFile(app.paths.partIndex(videoId, part), 'utf8')).rows;

describe('segments', () => {
  it('are appended byte for byte and indexed', async () => {
    const at = Date.parse('2026-03-01T20:00:01.500Z');
    await recorder.put(1, 0, init, { at });
    await recorder.put(1, 1, segment(2), { at });
    await recorder.put(1, 2, segment(3, 10), { at: at + 4000, durationSec: 1.233333 });
    expect(await mediaOf(1)).toEqual(Buffer.concat([init, segment(2), segment(3, 10)]));
    expect((await rowsOf(1))[2]).toEqual({
      seq: 2,
      offset: 5700,
      length: 10,
      duration: 1.233333,
      programDateTime: at + 4000,
    });
    const [part] = (await app.row(id)).parts;
    expect(part).toMatchObject({ number: 1, segments: 2, bytes: 5710n, startedAt: new Date(at) });
  });

  it('count once when they are sent again', async () => {
    await recorder.put(1, 0, init);
    await recorder.put(1, 1, segment(2));
    const replay = await recorder.put(1, 1, segment(9));
    expect([replay.statusCode, replay.json()]).toEqual([200, { next: 2 }]);
    expect(await mediaOf(1)).toEqual(Buffer.concat([init, segment(2)]));
  });

  it('are refused ahead of their turn, with the number that is expected', async () => {
    const early = await recorder.put(1, 3, segment(4));
    expect([early.statusCode, early.json().next]).toEqual([409, 0]);
    await recorder.put(1, 0, init);
    expect((await recorder.put(1, 2, segment(4))).json()).toMatchObject({ next: 1, code: 'conflict' });
    expect(await mediaOf(1)).toEqual(init);
  });

  it('arrive at the same moment and still end up in order', async () => {
    await recorder.put(1, 0, init);
    const answers = await Promise.all([1, 1, 2, 2, 3].map((seq) => recorder.put(1, seq, segment(seq))));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(await mediaOf(1)).toEqual(Buffer.concat([init, segment(1), segment(2), segment(3)]));
  });

  it('that are too big are refused and leave nothing', async () => {
    await recorder.put(1, 0, init);
    const answer = await recorder.put(1, 1, Buffer.alloc(MAX_SEGMENT_BYTES + 1));
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too_large']);
    expect(await mediaOf(1)).toEqual(init);
    expect((await recorder.put(1, 1, segment(2))).statusCode).toBe(200);
  });

  it('that break off leave nothing, and can be sent again', async () => {
    await recorder.put(1, 0, init);
    const address = await app.app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const head = [
      `PUT ${recorder.base}/parts/1/segments/1 HTTP/1.1`,
      'host: x',
      `authorization: ${recorder.headers.authorization}`,
      'content-type: application/octet-stream',
      'content-length: 100000',
      'x-jomo-duration: 4',
      'x-jomo-program-date-time: 2026-03-01T20:00:00.000Z',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(segment(7, 60_000));
    const sizeOf = async () => (await stat(app.paths.partMedia(videoId, 1))).size;
    await expect.poll(sizeOf).toBeGreaterThan(700);
    socket.destroy();
    await expect.poll(sizeOf).toBe(700);
    expect(await rowsOf(1)).toHaveLength(1);
    expect((await recorder.put(1, 1, segment(2))).json()).toEqual({ next: 2 });
  });

  it('that do not say how long they are are cut off at the limit', async () => {
    await recorder.put(1, 0, init);
    const address = await app.app.listen({ port: 0, host: '127.0.0.1' });
    const upload = request(`${address}${recorder.base}/parts/1/segments/1`, {
      method: 'PUT',
      headers: {
        ...recorder.headers,
        'content-type': 'application/octet-stream',
        'x-jomo-duration': '4',
        'x-jomo-program-date-time': '2026-03-01T20:00:00.000Z',
      },
    });
    const answered = once(upload, 'response');
    upload.on('error', () => {});
    for (let mb = 0; mb < 40 && !upload.destroyed; mb += 1) upload.write(segment(1, 1024 * 1024));
    const [response] = (await answered) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    upload.destroy();
    expect((await stat(app.paths.partMedia(videoId, 1))).size).toBe(700);
  });

  it.each([
    ['an empty body', 1, Buffer.alloc(0), { durationSec: 4 }],
    ['media without a duration', 1, segment(2), { durationSec: 0 }],
    ['an initialization with one', 0, init, { durationSec: 4 }],
  ])('are refused for %s', async (_what, seq, body, more) => {
    if (seq > 0) await recorder.put(1, 0, init);
    expect((await recorder.put(1, seq, body, more)).statusCode).toBe(400);
  });

  it('are refused with wrong headers or numbers, in a sentence', async () => {
    const inject = (url: string, headers: Record<string, string>) =>
      app.app.inject({ method: 'PUT', url, headers: { ...recorder.headers, ...headers }, payload: segment(1) });
    const url = `${recorder.base}/parts/1/segments/0`;
    const type = { 'content-type': 'application/octet-stream' };
    const good = { ...type, 'x-jomo-duration': '0', 'x-jomo-program-date-time': '2026-03-01T20:00:00Z' };
    expect((await inject(url, type)).json()).toMatchObject({
      code: 'bad_input',
      error: expect.stringContaining('not valid'),
    });
    expect((await inject(url, { ...good, 'x-jomo-program-date-time': 'today' })).statusCode).toBe(400);
    expect((await inject(`${recorder.base}/parts/0/segments/0`, good)).statusCode).toBe(400);
    expect((await inject(`${recorder.base}/parts/1/segments/x`, good)).statusCode).toBe(400);
    expect((await inject(`${recorder.base}/parts/99999/segments/0`, good)).statusCode).toBe(400);
    expect((await inject(url, { ...good, 'content-type': 'text/plain' })).statusCode).toBe(400);
    expect((await inject(url, { ...good, 'content-type': 'video/mp4' })).statusCode).toBe(415);
    expect((await inject(url, good)).statusCode).toBe(200);
  });
});

describe('who may speak for a recording', () => {
  const status = async (headers: Record<string, string>, recordingId = id) => {
    const payload = { instance: 'somebody', events: [] };
    const url = `/recorder/recordings/${recordingId}/events`;
    return (await app.app.inject({ method: 'POST', url, headers, payload })).statusCode;
  };

  it('is only the recorder with the token of this recording', async () => {
    expect(await status({})).toBe(401);
    expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await status({ authorization: 'Basic abc' })).toBe(401);
    const other = await app.create();
    await app.supervisor.startRecording({ recordingId: other.id });
    expect(await status(app.recorder(1).headers)).toBe(401);
    expect(await status(recorder.headers)).toBe(200);
  });

  it('is nobody for an unknown recording, or for one that has ended or not begun', async () => {
    expect(await status(recorder.headers, 'unknown')).toBe(404);
    await recorder.send(
      { type: 'state', state: 'finishing' },
      { type: 'state', state: 'finished', finish: 'stream_ended' },
    );
    expect(await status(recorder.headers)).toBe(410);
    expect((await recorder.put(1, 0, init)).json()).toMatchObject({
      code: 'gone',
      error: expect.stringContaining('ended'),
    });
  });

  it('is found out without storing the token', async () => {
    const token = app.engine.launched[0]?.report.token ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(await app.db.recording.findMany())).not.toContain(token);
  });
});

describe('events', () => {
  it('of a second recorder with the same token are ignored, and it is told to stop', async () => {
    await recorder.send({ type: 'state', state: 'opening' });
    const [job] = app.engine.launched;
    if (!job) throw new Error('nothing was launched');
    const second = playRecorder(app.app, job, app.now);
    const answer = await second.send({ type: 'state', state: 'waiting' });
    expect(answer.json()).toEqual({ commands: [{ type: 'stop' }] });
    expect((await app.row(id)).status).toBe('opening');
  });

  it('that are malformed are refused with a sentence', async () => {
    const url = `${recorder.base}/events`;
    const post = (payload: object | string) =>
      app.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { ...recorder.headers, 'content-type': 'application/json' },
      });
    expect((await post({ instance: 'x', events: [] })).json()).toMatchObject({ code: 'bad_input' });
    expect((await post('{"instance":')).statusCode).toBe(400);
  });

  it('sent again at the same moment are applied once', async () => {
    const line = { type: 'log' as const, seq: 0, at: app.clock.at, level: 'info' as const, message: 'only once' };
    const batch = { instance: 'instance-1', events: [line] };
    // Both requests have read the row before either wrote it.
    const row = await app.db.recording.findUniqueOrThrow({ where: { id } });
    await Promise.all([applyEvents(app, row, batch), applyEvents(app, row, batch)]);
    expect(await app.db.recordingLog.count({ where: { message: 'only once' } })).toBe(1);
  });
});

describe('the live picture', () => {
  const put = (payload: Buffer, type = 'image/jpeg') => {
    const headers = { ...recorder.headers, 'content-type': type };
    return app.app.inject({ method: 'PUT', url: `${recorder.base}/snapshot`, headers, payload });
  };

  it('is replaced as a whole', async () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(5, 100)]);
    expect((await put(jpeg)).statusCode).toBe(204);
    expect(await readFile(app.paths.snapshot(videoId))).toEqual(jpeg);
  });

  it('is refused when it is no picture or too big', async () => {
    expect((await put(segment(5, 100))).statusCode).toBe(400);
    expect((await put(segment(5, 2 * 1024 * 1024))).statusCode).toBe(413);
    expect((await put(segment(5, 100), 'application/octet-stream')).statusCode).toBe(400);
  });
});

describe('pictures of the chat', () => {
  const gif = Buffer.concat([Buffer.from('GIF89a'), segment(5, 40)]);
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const put = (bytes: Buffer, hash = hashOf(bytes)) => {
    const headers = { ...recorder.headers, 'content-type': 'image/gif' };
    return app.app.inject({ method: 'PUT', url: `${recorder.base}/images/${hash}`, headers, payload: bytes });
  };

  it('are kept once, under the hash of their bytes', async () => {
    expect((await put(gif)).statusCode).toBe(204);
    expect((await put(gif)).statusCode).toBe(204);
    expect(await readFile(app.paths.chatImage(videoId, hashOf(gif)))).toEqual(gif);
  });

  it('are refused when they are no pictures, another one, too big, or a script in disguise', async () => {
    expect((await put(Buffer.from('<svg onload="alert(1)"/>'))).statusCode).toBe(400);
    expect((await put(gif, 'a'.repeat(64))).statusCode).toBe(400);
    expect((await put(gif, '../../jomo.db')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await put(Buffer.concat([gif, segment(5, 300 * 1024)]))).statusCode).toBe(413);
  });
});
