import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFailure, type RecorderState } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { extendRecording } from '../recordings/extend-recording';
import { stopRecording } from '../recordings/stop-recording';
import { getCapacity, getRecording, listRecordings } from '../recordings/views';
import { openRecordingApp, type RecordingApp } from './recorder-test-kit';

const init = Buffer.alloc(700, 1);
const media = Buffer.alloc(5000, 2);
const move = (state: RecorderState, more: object = {}) => ({ type: 'state' as const, state, ...more });
const heartbeat = (state: RecorderState, cpuCores = 0.7) => ({
  type: 'heartbeat' as const,
  state,
  part: 1,
  uploadedSegments: 1,
  pendingSegments: 0,
  mediaSec: 4,
  bytes: 5000,
  fps: 30,
  speed: 1,
  droppedFrames: 0,
  duplicatedFrames: 0,
  cpuCores,
  memoryMb: 300,
  audioDb: -20,
  diskFreeMb: 1000,
});

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

/** Creates a recording and brings it to its first media segment. */
async function startRecording(input: Parameters<RecordingApp['create']>[0] = {}) {
  const { id } = await app.create(input);
  await app.supervisor.startRecording({ recordingId: id });
  const recorder = app.recorder(app.engine.launched.length - 1);
  await recorder.send(move('starting'), move('opening', { pageTitle: 'A show' }), move('recording'));
  await recorder.put(1, 0, init);
  await recorder.put(1, 1, media);
  return { id, recorder };
}

describe('a recording', () => {
  it('goes from the wish to a video that is ready and handed to packaging', async () => {
    const created = await app.create({ durationSec: 20 });
    expect(created).toMatchObject({ status: 'queued', title: 'example.com/live', durationSec: 20, endAt: null });
    expect(app.jobs.waiting).toMatchObject([{ name: 'start-recording' }]);
    expect(await app.supervisor.startRecording({ recordingId: created.id })).toBe('done');
    expect(app.engine.launched).toMatchObject([{ part: 1, durationSec: 20, endAt: null, allowPrivate: false }]);

    const recorder = app.recorder(0);
    await recorder.send(move('opening', { pageTitle: 'Concert' }), move('waiting', { detail: 'Not live yet.' }));
    expect(await app.row(created.id)).toMatchObject({
      status: 'waiting',
      statusDetail: 'Not live yet.',
      title: 'Concert',
    });
    expect((await app.row(created.id)).video.status).toBe('empty');

    app.clock.at += 30_000;
    await recorder.put(1, 0, init);
    expect((await recorder.put(1, 1, media)).json()).toEqual({ next: 2 });
    await recorder.send(move('recording'), heartbeat('recording'));
    const running = await app.row(created.id);
    expect(running).toMatchObject({ status: 'recording', startedAt: app.now(), lastHeartbeatAt: app.now() });
    expect(running.video).toMatchObject({ status: 'recording', durationSec: 4, bytes: 5700n, title: 'Concert' });

    await recorder.send(move('finishing'), move('finished', { finish: 'duration' }));
    const ended = await getRecording(app, app.user, created.id);
    expect(ended).toMatchObject({
      status: 'finished',
      finishReason: 'duration',
      recordedSec: 4,
      failure: null,
      parts: 1,
    });
    expect((await app.row(created.id)).video.status).toBe('ready');
    expect((await app.row(created.id)).tokenHash).toBeNull();
    expect(app.jobs.waiting).toContainEqual(expect.objectContaining({ name: 'package-video' }));
    expect(ended.log.map(({ message }) => message)).toContain('Finished (duration): 4 s recorded.');
  });

  it('keeps chat and health marks beside the video, once', async () => {
    const { id, recorder } = await startRecording();
    const at = app.now().getTime();
    const chat = {
      type: 'chat' as const,
      messages: [{ at, seq: 0, kind: 'message' as const, author: 'a', badges: [], text: 'hi' }],
    };
    const health = {
      type: 'health' as const,
      mark: { at, kind: 'frozen' as const, phase: 'begin' as const, detail: 'Still.' },
    };
    await recorder.send(chat, health);
    await recorder.send(chat, health);
    const detail = await getRecording(app, app.user, id);
    expect(detail).toMatchObject({ chatMessages: 1, health: [health.mark] });
  });

  it('is planned for its time, launched ahead of it, and ends by the clock', async () => {
    const at = app.clock.at + 3_600_000;
    const { id } = await app.create({ startAt: new Date(at).toISOString(), durationSec: 60 });
    expect(await app.row(id)).toMatchObject({ status: 'scheduled', endAt: new Date(at + 60_000) });
    expect(app.jobs.waiting).toMatchObject([{ at: at - 8000 }]);
    expect(await app.supervisor.startRecording({ recordingId: id })).toEqual({ skipped: 'scheduled' });
    app.clock.at = at - 8000;
    await app.supervisor.startRecording({ recordingId: id });
    expect(app.engine.launched).toMatchObject([{ endAt: new Date(at + 60_000).toISOString(), durationSec: null }]);
  });

  it('starts late when the app was down at its time, and says so when its slot is over', async () => {
    const startAt = new Date(app.clock.at + 600_000).toISOString();
    const open = await app.create({ startAt });
    const timed = await app.create({ startAt, durationSec: 60 });
    app.clock.at += 900_000;
    await app.restart().reconcileNow();
    expect((await app.row(open.id)).status).toBe('starting');
    const missed = await getRecording(app, app.user, timed.id);
    expect(missed).toMatchObject({
      status: 'failed',
      failure: { message: expect.stringContaining('was not running') },
    });
  });

  it('is refused for a past time or a private address, and allowed for the test card', async () => {
    const past = { startAt: new Date(app.clock.at - 120_000).toISOString() };
    await expect(app.create(past)).rejects.toMatchObject({
      code: 'bad_input',
      userMessage: expect.stringContaining('past'),
    });
    await expect(app.create({ url: 'http://127.0.0.1:3000/other' })).rejects.toMatchObject({ code: 'bad_input' });
    const { id } = await app.create({ url: 'http://localhost:3000/testcard' });
    await app.supervisor.startRecording({ recordingId: id });
    expect(app.engine.launched[0]?.allowPrivate).toBe(true);
  });

  it('belongs to its owner alone', async () => {
    const { id } = await app.create();
    const other = await seedOwner(app.db, { email: 'other@example.org' });
    const none = { code: 'not_found' };
    await expect(getRecording(app, other, id)).rejects.toMatchObject(none);
    await expect(stopRecording(app, other, id)).rejects.toMatchObject(none);
    await expect(extendRecording(app, other, id, 60)).rejects.toMatchObject(none);
    expect((await listRecordings(app, other, { scope: 'active', limit: 10 })).items).toEqual([]);
  });

  it('is listed page by page, what runs apart from what has ended', async () => {
    const running = await startRecording();
    for (const minutes of [1, 2, 3]) {
      const { id } = await app.create({ startAt: new Date(app.clock.at + minutes * 60_000).toISOString() });
      await stopRecording(app, app.user, id);
    }
    const active = await listRecordings(app, app.user, { scope: 'active', limit: 10 });
    expect(active.items.map(({ id }) => id)).toEqual([running.id]);
    const first = await listRecordings(app, app.user, { scope: 'past', limit: 2 });
    const rest = await listRecordings(app, app.user, { scope: 'past', limit: 2, cursor: first.nextCursor ?? '' });
    const starts = [...first.items, ...rest.items].map(({ startAt }) => (startAt - app.clock.at) / 60_000);
    expect(starts).toEqual([3, 2, 1]);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('capacity', () => {
  it('lets two record at once; the third waits with a reason in less than a second and follows when one ends', async () => {
    const first = await startRecording();
    await startRecording();
    const began = performance.now();
    const third = await app.create();
    expect(await app.supervisor.startRecording({ recordingId: third.id })).toEqual({ skipped: 'queued' });
    expect(performance.now() - began).toBeLessThan(1000);
    const reason = (await app.row(third.id)).statusDetail;
    expect(reason).toMatch(/^Waiting for a free slot: 2 running recordings use 1.6 of 1.8 cores/);
    expect(app.engine.launched).toHaveLength(2);
    expect(await getCapacity(app)).toMatchObject({ capacityCores: 1.8, usedCores: 1.6, costs: { '720p30': 0.8 } });

    app.jobs.waiting.length = 0;
    await first.recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    expect(app.jobs.waiting.map(({ key }) => key)).toContain(JSON.stringify({ recordingId: third.id }));
    await app.supervisor.startRecording({ recordingId: third.id });
    expect((await app.row(third.id)).status).toBe('starting');
  });

  it('admits no more than fit when many start at the same moment', async () => {
    const created = await Promise.all(Array.from({ length: 5 }, () => app.create()));
    await Promise.all(created.map(({ id }) => app.supervisor.startRecording({ recordingId: id })));
    expect(app.engine.launched).toHaveLength(2);
  });

  it('lets nobody overtake the one that waits', async () => {
    await startRecording();
    const big = await app.create({ quality: '1080p30' });
    app.clock.at += 1000;
    const small = await app.create({ quality: 'audio' });
    await app.supervisor.startRecording({ recordingId: small.id });
    const statuses = [await app.row(big.id), await app.row(small.id)].map(({ status }) => status);
    expect(statuses).toEqual(['queued', 'queued']);
  });

  it('learns that this machine needs more than the default', async () => {
    const { recorder } = await startRecording();
    for (let beat = 0; beat < 60; beat += 1) await recorder.send(heartbeat('recording', 1.7));
    const { costs } = await getCapacity(app);
    expect(costs['720p30']).toBeCloseTo(1.7);
  });
});

describe('stopping', () => {
  it('cancels a recording that has not begun', async () => {
    const { id } = await app.create({ startAt: new Date(app.clock.at + 600_000).toISOString() });
    expect(await stopRecording(app, app.user, id)).toMatchObject({ status: 'cancelled', stopping: false });
    expect(app.jobs.waiting).toEqual([]);
    expect(await stopRecording(app, app.user, id)).toMatchObject({ status: 'cancelled' });
  });

  it('reaches the recorder with its next report and as a signal, once', async () => {
    const { id, recorder } = await startRecording();
    expect(await stopRecording(app, app.user, id)).toMatchObject({ status: 'recording', stopping: true });
    expect((await recorder.send(heartbeat('recording'))).json()).toEqual({ commands: [{ type: 'stop' }] });
    await app.supervisor.reconcileNow();
    await app.supervisor.reconcileNow();
    expect(app.engine.askedToStop).toEqual([id]);
    await recorder.send(move('finishing'), move('finished', { finish: 'signal' }));
    expect(await app.row(id)).toMatchObject({
      status: 'finished',
      finishReason: 'stopped',
      video: { status: 'ready' },
    });
  });

  it('is enforced when the recorder does not finish in 15 seconds, and takes over what it had not sent', async () => {
    const { id } = await startRecording();
    const spooled = path.join(app.engine.spoolDir(id), 'part-1');
    await mkdir(spooled, { recursive: true });
    await writeFile(path.join(spooled, '2.m4s'), Buffer.alloc(3000, 3));
    const line = { seq: 2, durationSec: 4, wallMs: app.clock.at + 4000 };
    await writeFile(path.join(spooled, 'index.jsonl'), `${JSON.stringify(line)}\n`);
    await stopRecording(app, app.user, id);
    app.clock.at += 16_000;
    await app.supervisor.reconcileNow();
    expect(app.engine.isRunning(id)).toBe(false);
    const ended = await app.row(id);
    expect(ended).toMatchObject({ status: 'finished', finishReason: 'stopped' });
    expect(ended.video).toMatchObject({ durationSec: 8, bytes: 8700n, status: 'ready' });
  });

  it('before the first frame counts as cancelled, and its video stays empty', async () => {
    const { id } = await app.create();
    await app.supervisor.startRecording({ recordingId: id });
    await stopRecording(app, app.user, id);
    await app.recorder(0).send(move('opening'), move('failed', { failure: describeFailure('interrupted', 'opening') }));
    expect(await app.row(id)).toMatchObject({ status: 'cancelled', video: { status: 'empty' } });
  });
});

describe('extending', () => {
  it('tells the recorder the new end', async () => {
    const { id, recorder } = await startRecording({ durationSec: 60 });
    const extended = await extendRecording(app, app.user, id, 900);
    const endAt = app.clock.at + 960_000;
    expect(extended).toMatchObject({ endAt, durationSec: 960 });
    const { commands } = (await recorder.send(heartbeat('recording'))).json();
    expect(commands).toEqual([{ type: 'extend', endAt: new Date(endAt).toISOString() }]);
  });

  it('is refused without an end to move and after the end', async () => {
    const { id, recorder } = await startRecording();
    await expect(extendRecording(app, app.user, id, 60)).rejects.toMatchObject({ code: 'conflict' });
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    await expect(extendRecording(app, app.user, id, 60)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('trouble', () => {
  it('replaces a recorder that died: next part, what is left to record, a mark, and a new token', async () => {
    const { id, recorder } = await startRecording({ durationSec: 60 });
    app.clock.at += 20_000;
    app.engine.crash(id);
    await app.supervisor.reconcileNow();
    expect(app.engine.killed).toContain(id);
    expect(app.engine.launched[1]).toMatchObject({ part: 2, durationSec: 56 });
    expect(await getRecording(app, app.user, id)).toMatchObject({
      attempts: 2,
      health: [{ kind: 'gap', phase: 'point' }],
    });
    expect((await recorder.send(heartbeat('recording'))).statusCode).toBe(401);

    const next = app.recorder(1);
    await next.send(move('opening'), move('recording'));
    await next.put(1, 2, media);
    await next.put(2, 0, init);
    await next.put(2, 1, media);
    expect((await app.row(id)).video.durationSec).toBe(12);
  });

  it('goes on without a gap when the app itself was killed and started again', async () => {
    const { id, recorder } = await startRecording();
    await app.db.recording.update({ where: { id }, data: { engineHandle: null } });
    app.clock.at += 3_600_000;
    await app.restart().reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    expect(await app.row(id)).toMatchObject({ status: 'recording', engineHandle: 'fake-1' });
    expect((await recorder.put(1, 2, media)).json()).toEqual({ next: 3 });
  });

  it('replaces a silent recorder, unless recorders cannot reach the app', async () => {
    const { id } = await startRecording();
    app.clock.at += 8000;
    await app.supervisor.reconcileNow();
    app.reach.answers = false;
    for (let round = 0; round < 5; round += 1) {
      app.clock.at += 9000;
      await app.supervisor.reconcileNow();
    }
    expect(app.engine.launched).toHaveLength(1);
    app.reach.answers = true;
    for (let round = 0; round < 5; round += 1) {
      app.clock.at += 9000;
      await app.supervisor.reconcileNow();
    }
    expect(app.engine.killed).toContain(id);
    expect(app.engine.launched).toHaveLength(2);
  });

  it('gives up after recorders died five times in a row, and keeps what was recorded', async () => {
    const { id } = await startRecording();
    for (let round = 0; round < 8; round += 1) {
      app.clock.at += 61_000;
      app.engine.crash(id);
      await app.supervisor.reconcileNow();
    }
    expect(app.engine.launched).toHaveLength(5);
    const ended = await getRecording(app, app.user, id);
    expect(ended).toMatchObject({ status: 'failed', failure: { code: 'recorder_lost', detail: 'last words' } });
    expect((await app.row(id)).video.status).toBe('ready');
  });

  it('tries an unreachable page again once, then fails with the sentence of the recorder', async () => {
    const { id } = await app.create();
    await app.supervisor.startRecording({ recordingId: id });
    const failed = move('failed', { failure: describeFailure('unreachable', 'opening') });
    await app.recorder(0).send(move('opening'), failed);
    expect(await app.row(id)).toMatchObject({
      status: 'starting',
      tokenHash: null,
      statusDetail: expect.stringContaining('again'),
    });
    app.engine.crash(id);
    app.clock.at += 6000;
    await app.supervisor.reconcileNow();
    await app.recorder(1).send(move('opening'), failed);
    expect(await getRecording(app, app.user, id)).toMatchObject({
      status: 'failed',
      failure: { code: 'unreachable', fault: 'site' },
    });
    expect((await app.row(id)).video.status).toBe('empty');
  });

  it('fails at once when another try cannot help', async () => {
    const { id } = await app.create();
    await app.supervisor.startRecording({ recordingId: id });
    await app.recorder(0).send(move('opening'), move('failed', { failure: describeFailure('no_media', 'opening') }));
    expect((await app.row(id)).status).toBe('failed');
  });

  it('goes on with another recorder when one was ended from outside', async () => {
    const { id, recorder } = await startRecording();
    await recorder.send(move('finishing'), move('finished', { finish: 'signal' }));
    app.engine.crash(id);
    app.clock.at += 3000;
    await app.supervisor.reconcileNow();
    expect(app.engine.launched[1]).toMatchObject({ part: 2 });
  });

  it('tries again when a recorder could not even be launched', async () => {
    app.engine.failNextLaunch();
    const { id } = await app.create();
    await app.supervisor.startRecording({ recordingId: id });
    expect(await app.row(id)).toMatchObject({ status: 'starting', tokenHash: null });
    app.clock.at += 6000;
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
  });

  it('takes over what a finished recorder left in its spool and packages again', async () => {
    const { id, recorder } = await startRecording();
    await recorder.send(move('finishing'), move('finished', { finish: 'stopped' }));
    const spooled = path.join(app.engine.spoolDir(id), 'part-2');
    await mkdir(spooled, { recursive: true });
    await writeFile(path.join(spooled, '0.mp4'), init);
    await writeFile(path.join(spooled, '1.m4s'), media);
    const lines = [0, 1].map((seq) => JSON.stringify({ seq, durationSec: seq * 4, wallMs: app.clock.at }));
    await writeFile(path.join(spooled, 'index.jsonl'), lines.join('\n'));
    app.engine.crash(id);
    app.jobs.waiting.length = 0;
    await app.supervisor.reconcileNow();
    expect((await app.row(id)).video).toMatchObject({ durationSec: 8, status: 'ready' });
    expect(app.jobs.waiting).toMatchObject([{ name: 'package-video' }]);
    expect(await app.engine.list()).toEqual([]);
    expect(await readFile(app.paths.partMedia((await app.row(id)).videoId, 2))).toEqual(Buffer.concat([init, media]));
  });
});
