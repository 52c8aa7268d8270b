import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { getRecording } from '../recordings/views';
import { heartbeat, init, media, move, openRecordingApp, type RecordingApp, startRecording } from './recorder-test-kit';

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

describe('trouble', () => {
  it('replaces a recorder that died: next part, what is left to record, a mark, and a new token', async () => {
    const { id, recorder } = await startRecording(app, { durationSec: 60 });
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
    const { id, recorder } = await startRecording(app);
    await app.db.recording.update({ where: { id }, data: { engineHandle: null } });
    app.clock.at += 3_600_000;
    await app.restart().reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    expect(await app.row(id)).toMatchObject({ status: 'recording', engineHandle: 'fake-1' });
    expect((await recorder.put(1, 2, media)).json()).toEqual({ next: 3 });
  });

  it('replaces a silent recorder, unless recorders cannot reach the app', async () => {
    const { id } = await startRecording(app);
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

  it('gives recorders time to come back after the app was away, however long that was', async () => {
    const { id, recorder } = await startRecording(app);
    app.reach.answers = false;
    for (let round = 0; round < 11; round += 1) {
      app.clock.at += 9000;
      await app.supervisor.reconcileNow();
    }
    app.reach.answers = true;
    for (let round = 0; round < 5; round += 1) {
      app.clock.at += 2000;
      await app.supervisor.reconcileNow();
    }
    await recorder.send(heartbeat('recording'));
    for (let round = 0; round < 3; round += 1) {
      app.clock.at += 9000;
      await app.supervisor.reconcileNow();
    }
    expect(app.engine.killed).not.toContain(id);
    expect(app.engine.launched).toHaveLength(1);
  });

  it('goes on in a planned recording while its time lasts, however long the machine was off', async () => {
    const startAt = new Date(app.clock.at + 600_000).toISOString();
    const { id } = await app.create({ startAt, durationSec: 4 * 3600 });
    app.clock.at += 600_000;
    await app.supervisor.reconcileNow();
    const recorder = app.recorder(0);
    await recorder.send(move('opening'), move('recording'));
    await recorder.put(1, 0, init);
    await recorder.put(1, 1, media);
    app.engine.crash(id);
    app.clock.at += 3 * 3_600_000;
    await app.restart().reconcileNow();
    expect(app.engine.launched[1]).toMatchObject({ part: 2, endAt: expect.any(String) });
  });

  it('does not glue what is on hours after its longest time to what was recorded then', async () => {
    const { id } = await startRecording(app, { maxDurationSec: 3600 });
    app.engine.crash(id);
    app.clock.at += 3 * 3_600_000;
    await app.restart().reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    const ended = await getRecording(app, app.user, id);
    expect(ended).toMatchObject({ status: 'failed', failure: { message: expect.stringMatching(/180 minutes/) } });
    expect((await app.row(id)).video.status).toBe('ready');
  });

  it('waits for the engine with what was planned, and fails soon with what somebody asks for now', async () => {
    app.engine.launch = async () => {
      throw new AppError('unavailable', 'Docker does not answer.');
    };
    const planned = await app.create({ startAt: new Date(app.clock.at + 120_000).toISOString(), waitSec: 900 });
    await app.db.recording.update({ where: { id: planned.id }, data: { createdAt: new Date(app.clock.at) } });
    const wished = await app.create();
    app.clock.at += 120_000;
    for (let round = 0; round < 10; round += 1) {
      app.clock.at += 61_000;
      await app.supervisor.reconcileNow();
    }
    expect(await app.row(wished.id)).toMatchObject({ status: 'failed' });
    expect(await app.row(planned.id)).toMatchObject({ status: 'starting', attempts: 0 });
  });

  it('gives up after recorders died five times in a row, and keeps what was recorded', async () => {
    const { id } = await startRecording(app);
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
    const { id, recorder } = await startRecording(app);
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
    const { id, recorder } = await startRecording(app);
    await recorder.send(move('finishing'), move('finished', { finish: 'stopped' }));
    const spooled = path.join(app.paths.recorderSpool(id), 'part-2');
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
