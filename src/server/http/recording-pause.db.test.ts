import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getMediaPlaylist } from '../playback/get-playlist';
import { getRecording } from '../recordings/views';
import { heartbeat, init, media, move, openRecordingApp, type RecordingApp, startRecording } from './recorder-test-kit';

const GRACE_SEC = 300;

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

const ended = () => ({
  type: 'health' as const,
  mark: { at: app.clock.at, kind: 'stream_ended' as const, phase: 'begin' as const, detail: 'The broadcast ended.' },
});

/** A recording whose broadcast ended ten seconds ago: its recorder waits for it to come back. */
async function pausedRecording() {
  const { id, recorder } = await startRecording(app, { graceSec: GRACE_SEC });
  const until = app.clock.at + GRACE_SEC * 1000;
  await recorder.send(ended());
  app.clock.at += 10_000;
  await recorder.send(move('waiting', { detail: 'The broadcast has ended.' }), heartbeat('waiting'));
  return { id, recorder, until };
}

describe('a recording whose broadcast has ended', () => {
  it('waits for it, says until when, and keeps its slot', async () => {
    const { id, until } = await pausedRecording();
    expect(await getRecording(app, app.user, id)).toMatchObject({ status: 'waiting', comesBackUntil: until });
    const other = await app.create();
    await app.supervisor.startRecording({ recordingId: other.id });
    const third = await app.create();
    await app.supervisor.startRecording({ recordingId: third.id });
    expect((await app.row(third.id)).status).toBe('queued');
  });

  it('goes on as the next part of the same video, whose playlist grows on until the end', async () => {
    const { id, recorder } = await pausedRecording();
    app.clock.at += 60_000;
    await recorder.put(2, 0, init);
    await recorder.put(2, 1, media);
    const back = { at: app.clock.at, kind: 'healed' as const, phase: 'point' as const, detail: 'Playing again.' };
    await recorder.send({ type: 'health', mark: back }, move('recording'));
    expect(await getRecording(app, app.user, id)).toMatchObject({
      status: 'recording',
      comesBackUntil: null,
      parts: 2,
    });
    const video = { id: (await app.row(id)).videoId, quality: '720p30' as const };
    const growing = await getMediaPlaylist(app, { ...video, live: true }, 'source');
    expect(growing.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
    expect(growing).not.toContain('EXT-X-ENDLIST');
    await recorder.send(move('finishing'), move('finished', { finish: 'stream_ended' }));
    expect(await app.row(id)).toMatchObject({ status: 'finished', video: { status: 'ready', durationSec: 8 } });
    expect(await app.db.video.count()).toBe(1);
  });

  it('is waited for by the next recorder for what is left, when the first one is lost meanwhile', async () => {
    const { id } = await pausedRecording();
    app.clock.at += 90_000;
    app.engine.crash(id);
    await app.supervisor.reconcileNow();
    expect(app.engine.launched[1]).toMatchObject({ part: 2, resumes: true, waitSec: GRACE_SEC - 100 });
    const next = app.recorder(1);
    await next.send(move('opening'), move('waiting'), move('finishing'), move('finished', { finish: 'stream_ended' }));
    expect(await app.row(id)).toMatchObject({ status: 'finished', finishReason: 'stream_ended' });
  });

  it('has finished when nobody was there to see the grace period pass', async () => {
    const { id } = await pausedRecording();
    app.clock.at += GRACE_SEC * 1000;
    app.engine.crash(id);
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    expect(await app.row(id)).toMatchObject({ status: 'finished', finishReason: 'stream_ended' });
  });

  it('and came back is replaced like any other when its recorder is lost later', async () => {
    const { id, recorder } = await pausedRecording();
    const back = { at: app.clock.at, kind: 'healed' as const, phase: 'point' as const, detail: 'Playing again.' };
    await recorder.send({ type: 'health', mark: back }, move('recording'));
    app.clock.at += 2 * GRACE_SEC * 1000;
    app.engine.crash(id);
    await app.supervisor.reconcileNow();
    expect(app.engine.launched[1]).not.toHaveProperty('resumes');
    expect(app.engine.launched[1]).toMatchObject({ waitSec: 900 });
  });
});

it('a broadcast that ended while no recorder saw it has been recorded, not missed', async () => {
  const { id } = await startRecording(app);
  app.clock.at += 20_000;
  app.engine.crash(id);
  await app.supervisor.reconcileNow();
  await app.recorder(1).send(move('opening'), move('failed', { failure: describeFailure('never_live', 'waiting') }));
  expect(await app.row(id)).toMatchObject({ status: 'finished', finishReason: 'stream_ended' });
});
