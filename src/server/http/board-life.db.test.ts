import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeRecording } from '../recordings/change-recording';
import { stopRecording } from '../recordings/stop-recording';
import { noteWorker } from '../recordings/worker-report';
import { listMissed } from '../schedule/list-missed';
import { type ChannelApp, openChannelApp } from './channel-test-kit';
import { move, openRecordingApp, type RecordingApp } from './recorder-test-kit';
import { at, scheduleSteps } from './schedule-test-kit';

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

const { add, plan, board } = scheduleSteps(() => app);

/** A recording planned by hand for two hours later, an hour long. */
const planByHand = (title: string, startAt = '2026-03-01T22:00:00Z') =>
  app.create({ title, startAt, durationSec: 3600 });
const find = async (title: string) => (await board()).items.find((item) => item.title === title);

describe('a recording planned by hand', () => {
  it('takes part in what is offered against a conflict, and is changed in place', async () => {
    app.env.JOMO_CAPACITY_CORES = 1.5;
    const { id } = await planByHand('By hand');
    await add({ title: 'Event' });
    await plan();
    const conflict = (await find('By hand'))?.conflict ?? (await find('Event'))?.conflict;
    const remedy = conflict?.remedies.find(({ recordingId, occurrenceId }) => recordingId === id && !occurrenceId);
    expect(remedy).toMatchObject({ title: 'By hand', quality: '720p20' });
    await changeRecording(app, app.user, id, { quality: '720p20' });
    expect((await board()).items.map((item) => item.conflict)).toEqual([null, null]);
    expect(await app.row(id)).toMatchObject({ quality: '720p20', video: { quality: '720p20' } });
  });

  it('is given the slot by its priority', async () => {
    app.env.JOMO_CAPACITY_CORES = 0.9;
    const first = await planByHand('First');
    const second = await planByHand('Second');
    await changeRecording(app, app.user, second.id, { priority: 1 });
    expect(await find('First')).toMatchObject({ conflict: { startsAt: null, against: [{ title: 'Second' }] } });
    app.clock.at = at('2026-03-01T22:00:00');
    await app.supervisor.reconcileNow();
    expect((await app.row(second.id)).status).toBe('starting');
    expect((await app.row(first.id)).status).toBe('queued');
    await expect(changeRecording(app, app.user, second.id, { priority: 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await stopRecording(app, app.user, first.id);
    expect(await find('First')).toBeUndefined();
  });

  it('is changed by its owner only, and the one of an event by its event only', async () => {
    const { id } = await planByHand('By hand');
    const none = { code: 'not_found' };
    await expect(changeRecording(app, { id: 'stranger' }, id, { priority: 1 })).rejects.toMatchObject(none);
    await add();
    await plan();
    const item = await find('Talk');
    const change = changeRecording(app, app.user, item?.recordingId ?? '', { priority: 1 });
    await expect(change).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that came to nothing is listed as missed with why; what was asked for at once, or cancelled, is not', async () => {
    app.env.JOMO_CAPACITY_CORES = 1.8;
    const { id } = await planByHand('Never live');
    const cancelled = await planByHand('Cancelled');
    await stopRecording(app, app.user, cancelled.id);
    app.clock.at = at('2026-03-01T21:59:50');
    await app.supervisor.reconcileNow();
    const failure = describeFailure('never_live', 'waiting');
    await app.recorder(0).send(move('opening'), move('waiting'), { ...move('failed', { failure }) });
    const now = await app.create({ title: 'At once' });
    await app.supervisor.startRecording({ recordingId: now.id });
    await app.recorder(1).send(move('opening'), move('waiting'), { ...move('failed', { failure }) });
    const missed = { id, recordingId: id, title: 'Never live', airAt: at('2026-03-01T22:00:00') };
    expect(await listMissed(app, app.user)).toEqual([{ ...missed, url: expect.any(String), reason: failure.message }]);
    expect(await listMissed(app, { id: 'stranger' })).toEqual([]);
    app.clock.at += 15 * 24 * 3_600_000;
    expect(await listMissed(app, app.user)).toEqual([]);
  });
});

describe('a channel', () => {
  let channels: ChannelApp;
  beforeEach(async () => {
    await app.close();
    channels = await openChannelApp();
    app = channels;
  });
  const announce = async (minutes: number) => {
    const startsAt = app.clock.at + minutes * 60_000;
    const answer = JSON.stringify({ isLiveBroadcast: true, startDate: new Date(startsAt).toISOString() });
    channels.site.show('/show', (_request, response) => void response.end(answer));
    const { id } = await channels.subscribe('/show', { name: 'Show', rules: { priority: 1, quality: '480p30' } });
    await channels.look();
    return { id, startsAt };
  };

  it('that announces a broadcast has it on the board, with the slot it will want', async () => {
    app.env.JOMO_CAPACITY_CORES = 0.9;
    const { id, startsAt } = await announce(60);
    await planByHand('By hand', new Date(startsAt + 30 * 60_000).toISOString());
    expect(await find('Show')).toMatchObject({
      state: 'announced',
      channelId: id,
      startAt: startsAt,
      quality: '480p30',
      priority: 1,
      lane: 0,
      conflict: null,
    });
    // The channel's rules are not changed for one broadcast.
    expect(await find('By hand')).toMatchObject({ conflict: { against: [{ title: 'Show' }], remedies: [] } });
    await app.db.channel.update({ where: { id }, data: { paused: true } });
    expect(await find('Show')).toBeUndefined();
    expect(await find('By hand')).toMatchObject({ conflict: null });
  });

  it('that goes live at last is on the board once; one that does not is forgotten', async () => {
    const { startsAt } = await announce(25);
    app.clock.at = startsAt + 29 * 60_000;
    expect(await find('Show')).toMatchObject({ state: 'announced' });
    app.clock.at = startsAt + 31 * 60_000;
    expect(await find('Show')).toBeUndefined();
    await channels.look();
    await channels.runJobs();
    const [broadcast] = await channels.broadcasts();
    expect((await board()).items).toMatchObject([{ recordingId: broadcast?.recording?.id, channelId: null }]);
  });

  it('whose wanted broadcast could not be recorded has it among what was missed', async () => {
    const { startsAt } = await announce(5);
    while (app.clock.at < startsAt) await channels.look();
    await channels.runJobs();
    await app.supervisor.reconcileNow();
    const failure = describeFailure('protected_media', 'waiting');
    await app.recorder(0).send(move('opening'), move('waiting'), { ...move('failed', { failure }) });
    const [broadcast] = await channels.broadcasts();
    expect(await listMissed(app, app.user)).toMatchObject([
      { recordingId: broadcast?.recording?.id, airAt: broadcast?.startedAt.getTime(), reason: failure.message },
    ]);
  });
});

it('the board counts with the cores of the worker’s machine, as whoever starts recordings does', async () => {
  app.env.JOMO_CAPACITY_CORES = 8;
  await planByHand('First');
  await planByHand('Second');
  expect((await board()).items.map(({ conflict }) => conflict)).toEqual([null, null]);
  await noteWorker(app, {
    at: app.clock.at,
    stopped: false,
    version: '1',
    engine: { name: 'process', ok: true, detail: '' },
    reachesWeb: true,
    capacityCores: 0.9,
  });
  expect(await board()).toMatchObject({ capacityCores: 0.9, slots: 1 });
  expect((await board()).items.map(({ conflict }) => conflict?.startsAt)).toEqual([undefined, null]);
});
