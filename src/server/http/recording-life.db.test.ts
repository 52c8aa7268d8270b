import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedOwner } from '../../../prisma/seed/seed-owner';
import { findVideoRow, toVideoCard } from '../library/video-card';
import { extendRecording } from '../recordings/extend-recording';
import { hasRoom } from '../recordings/has-room';
import { carryOver, readAgain } from '../recordings/read-again';
import { getCapacity } from '../recordings/read-capacity';
import { readZoomOptions } from '../recordings/read-zoom-options';
import { stopRecording } from '../recordings/stop-recording';
import { getRecording, listRecordings } from '../recordings/views';
import { PREWARM_MS } from '../schedule/occurrence';
import { heartbeat, init, media, move, openRecordingApp, type RecordingApp, startRecording } from './recorder-test-kit';

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

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
    expect(ended.log.map(({ message }) => message)).toContain('Recorded for as long as asked. 4 s are kept.');
  });

  it('keeps chat and health marks beside the video, once', async () => {
    const { id, recorder } = await startRecording(app);
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
    expect(app.jobs.waiting).toMatchObject([{ at: at - PREWARM_MS }]);
    expect(await app.supervisor.startRecording({ recordingId: id })).toEqual({ skipped: 'scheduled' });
    app.clock.at = at - PREWARM_MS;
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

  it('shows nothing that lets one into a meeting, and takes it along when it is recorded again', async () => {
    const url = 'https://zoom.us/w/81234567890?tk=my-ticket&pwd=open-sesame';
    const steps = [{ type: 'my-word', into: '#code' }];
    const { id, videoId } = await app.create({ url, steps, site: 'zoom' });
    const shown = JSON.stringify([
      await getRecording(app, app.user, id),
      await listRecordings(app, app.user, { scope: 'active', limit: 10 }),
      toVideoCard((await findVideoRow(app.db, app.user.id, videoId)) ?? expect.fail('no video'), null),
    ]);
    expect(shown).toContain('https://zoom.us/w/81234567890');
    for (const secret of ['my-ticket', 'open-sesame', 'my-word']) expect(shown).not.toContain(secret);
    const form = await readAgain(app, app.user, id);
    expect(form).toMatchObject({ url: 'https://zoom.us/w/81234567890', steps, keepsSecret: true });
    const again = await app.create({ url: form.url, again: id });
    expect(await app.row(again.id)).toMatchObject({ url });
    const elsewhere = await app.create({ url: 'https://zoom.us/w/89999999999', again: id });
    expect((await app.row(elsewhere.id)).url).toBe('https://zoom.us/w/89999999999');
    const other = await seedOwner(app.db, { email: 'other@example.org' });
    await expect(readAgain(app, other, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(carryOver(app, other, id, form.url)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of a meeting joins with the passcode, name and notice asked for; recorded again, with those or better ones', async () => {
    const url = 'https://meet.example.com/weekly';
    const wish = { url, site: 'zoom', passcode: 's3cret', displayName: 'Me', notice: 'Recorded.' } as const;
    const { id, videoId } = await app.create(wish);
    await app.supervisor.startRecording({ recordingId: id });
    const zoom = { passcode: 's3cret', displayName: 'Me', notice: 'Recorded.' };
    expect(app.engine.launched).toMatchObject([{ site: 'zoom', zoom }]);
    const form = await readAgain(app, app.user, id);
    expect(form).toEqual({ url, steps: [], displayName: 'Me', notice: 'Recorded.', keepsSecret: true });
    const shown = JSON.stringify([
      form,
      await getRecording(app, app.user, id),
      await listRecordings(app, app.user, { scope: 'active', limit: 10 }),
      toVideoCard((await findVideoRow(app.db, app.user.id, videoId)) ?? expect.fail('no video'), null),
      await app.db.recordingLog.findMany(),
    ]);
    expect(shown).not.toContain('s3cret');

    const again = async (more: object) => {
      const { id: next } = await app.create({ url, site: 'zoom', again: id, ...more });
      return readZoomOptions(app, await app.row(next));
    };
    expect(await again({})).toEqual(zoom);
    expect(await again({ passcode: '', displayName: '', notice: 'New.' })).toEqual({
      passcode: 's3cret',
      notice: 'New.',
    });
    expect(await again({ passcode: 'right' })).toMatchObject({ passcode: 'right' });
    expect(await again({ url: 'https://meet.example.com/other' })).toEqual({});
    expect(await again({ site: null })).toBeUndefined();
  });

  it('is listed page by page, what runs apart from what has ended', async () => {
    const running = await startRecording(app);
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
  it('counts a try of steps that runs: it gives way when a recording needs its room, and else goes on', async () => {
    const page = {
      ownerId: app.user.id,
      url: 'https://example.com/steps',
      steps: '[]',
      createdAt: new Date(app.clock.at),
    };
    const { id } = await app.db.tryOut.create({ data: { ...page, state: 'running' } });
    const tryOut = () => app.db.tryOut.findUniqueOrThrow({ where: { id } });
    await startRecording(app);
    expect(await tryOut()).toMatchObject({ state: 'running', problem: null });
    expect(await hasRoom(app, '480p30')).toBe(false);
    await startRecording(app);
    expect(await tryOut()).toMatchObject({ state: 'given_up', problem: expect.stringContaining('needed the room') });
    expect(app.engine.launched).toHaveLength(2);
  });

  it('lets two record at once; the third waits with a reason at once and follows when one ends', async () => {
    const first = await startRecording(app);
    await startRecording(app);
    const third = await app.create();
    expect(await app.supervisor.startRecording({ recordingId: third.id })).toEqual({ skipped: 'queued' });
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
    await startRecording(app);
    const big = await app.create({ quality: '1080p30' });
    app.clock.at += 1000;
    const small = await app.create({ quality: 'audio' });
    await app.supervisor.startRecording({ recordingId: small.id });
    const statuses = [await app.row(big.id), await app.row(small.id)].map(({ status }) => status);
    expect(statuses).toEqual(['queued', 'queued']);
  });

  it('learns that this machine needs more than the default', async () => {
    const { recorder } = await startRecording(app);
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
    const { id, recorder } = await startRecording(app);
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
    const { id } = await startRecording(app);
    const spooled = path.join(app.paths.recorderSpool(id), 'part-1');
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
    const { id, recorder } = await startRecording(app, { durationSec: 60 });
    const extended = await extendRecording(app, app.user, id, 900);
    const endAt = app.clock.at + 960_000;
    expect(extended).toMatchObject({ endAt, durationSec: 960 });
    const { commands } = (await recorder.send(heartbeat('recording'))).json();
    expect(commands).toEqual([{ type: 'extend', endAt: new Date(endAt).toISOString() }]);
  });

  it('tells a recorder that still waits for the broadcast how long it is to record then', async () => {
    const { id } = await app.create({ durationSec: 60 });
    await app.supervisor.startRecording({ recordingId: id });
    const recorder = app.recorder(0);
    await recorder.send(move('opening'), move('waiting'));
    expect(await extendRecording(app, app.user, id, 900)).toMatchObject({ endAt: null, durationSec: 960 });
    const { commands } = (await recorder.send(heartbeat('waiting'))).json();
    expect(commands).toEqual([{ type: 'lengthen', durationSec: 960 }]);
  });

  it('is refused without an end to move and after the end', async () => {
    const { id, recorder } = await startRecording(app);
    await expect(extendRecording(app, app.user, id, 60)).rejects.toMatchObject({ code: 'conflict' });
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    await expect(extendRecording(app, app.user, id, 60)).rejects.toMatchObject({ code: 'conflict' });
  });
});
