import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventInput, eventInput } from '@/shared/event';
import { AppError } from '../errors';
import { planSchedule } from '../recordings/plan-schedule';
import { readAgain } from '../recordings/read-again';
import { stopRecording } from '../recordings/stop-recording';
import { changeOccurrence, skipOccurrence, unskipOccurrence } from '../schedule/change-occurrence';
import { PREWARM_MS } from '../schedule/occurrence';
import { listMissed, readBoard } from '../schedule/read-board';
import { createEvent, deleteEvent, updateEvent } from '../subscriptions/events/edit-events';
import { getEvent, listEvents } from '../subscriptions/events/event-views';
import { heartbeat, init, media, move, openRecordingApp, type RecordingApp } from './recorder-test-kit';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

/** The clock stands at 2026-03-01 20:00 UTC, a Sunday. */
const wish = (more: Partial<EventInput> = {}) =>
  eventInput.parse({
    title: 'Talk',
    url: 'https://example.com/live',
    timeZone: 'UTC',
    startLocal: '2026-03-01T22:00:00',
    durationSec: 3600,
    rrule: null,
    ...more,
  });
const add = (more: Partial<EventInput> = {}) => createEvent(app, app.user, wish(more));
const plan = () => planSchedule(app);
const occurrences = () => app.db.occurrence.findMany({ orderBy: { startAt: 'asc' }, include: { recording: true } });
const recordings = () => app.db.recording.findMany({ orderBy: { startAt: 'asc' } });
const board = () => readBoard(app, app.user, { from: app.clock.at - DAY, to: app.clock.at + 7 * DAY });
const at = (iso: string) => Date.parse(`${iso}Z`);

async function recordFirst() {
  const recorder = app.recorder(0);
  await recorder.send(move('opening'), move('waiting'));
  await recorder.put(1, 0, init);
  await recorder.put(1, 1, media);
  await recorder.send(move('recording'), heartbeat('recording'));
  return recorder;
}

describe('an event', () => {
  it('becomes a recording with its padding, is launched ahead of time, and is noted as recorded', async () => {
    const { id } = await add();
    expect(app.jobs.waiting).toContainEqual(expect.objectContaining({ name: 'plan-schedule', at: app.clock.at }));
    await plan();
    const [row] = await recordings();
    expect(row).toMatchObject({
      eventId: id,
      title: 'Talk',
      status: 'scheduled',
      startAt: new Date(at('2026-03-01T21:59:00')),
      endAt: new Date(at('2026-03-01T23:05:00')),
    });
    expect(app.jobs.waiting).toContainEqual({
      name: 'start-recording',
      key: JSON.stringify({ recordingId: row?.id }),
      at: at('2026-03-01T21:59:00') - PREWARM_MS,
    });
    app.clock.at = at('2026-03-01T21:59:00') - PREWARM_MS;
    await app.supervisor.startRecording({ recordingId: row?.id ?? '' });
    const recorder = await recordFirst();
    expect((await board()).items).toMatchObject([{ state: 'running', lane: 0 }]);
    await recorder.send(move('finishing'), move('finished', { finish: 'duration' }));
    app.clock.at = at('2026-03-01T23:06:00');
    await plan();
    expect(await occurrences()).toMatchObject([{ state: 'recorded', reason: null }]);
  });

  it('is planned once, however often and from how many sides at once', async () => {
    await add({ rrule: 'FREQ=DAILY' });
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    expect(await occurrences()).toHaveLength(8);
    expect(await recordings()).toHaveLength(1);
  });

  it('keeps its wall clock when the clocks change', async () => {
    app.clock.at = at('2026-03-26T12:00:00');
    await add({ timeZone: 'Europe/Amsterdam', startLocal: '2026-03-27T10:00:00', rrule: 'FREQ=DAILY' });
    await plan();
    const starts = (await occurrences()).slice(0, 4).map(({ startAt }) => startAt.toISOString());
    expect(starts).toEqual([
      '2026-03-27T09:00:00.000Z',
      '2026-03-28T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
    ]);
  });

  it('is followed when it is changed before the launch, and left alone after it', async () => {
    const { id } = await add();
    await plan();
    const [before] = await recordings();
    await updateEvent(
      app,
      app.user,
      id,
      wish({ title: 'Talk, later', startLocal: '2026-03-01T23:00:00', quality: '480p30' }),
    );
    await plan();
    const now = await recordings();
    expect(now).toMatchObject([
      { title: 'Talk, later', quality: '480p30', startAt: new Date(at('2026-03-01T22:59:00')) },
    ]);
    expect(app.jobs.waiting.filter(({ name }) => name === 'start-recording')).toHaveLength(1);
    expect(await app.db.video.count()).toBe(1);
    expect(now[0]?.id).not.toBe(before?.id);

    app.clock.at = at('2026-03-01T22:59:00');
    await app.supervisor.startRecording({ recordingId: now[0]?.id ?? '' });
    await deleteEvent(app, app.user, id);
    await plan();
    expect(await recordings()).toMatchObject([{ status: 'starting' }]);
    expect(await listEvents(app, app.user, { from: 'own' })).toEqual([]);
  });

  it('takes what was planned with it when it is removed, and leaves no job behind', async () => {
    const { id } = await add({ rrule: 'FREQ=DAILY' });
    await plan();
    await deleteEvent(app, app.user, id);
    await plan();
    expect(await recordings()).toEqual([]);
    expect(await app.db.video.count()).toBe(0);
    expect(app.jobs.waiting.filter(({ name }) => name === 'start-recording')).toEqual([]);
    expect((await board()).items).toEqual([]);
  });

  it('plans nothing while it is paused, and goes on when it is not', async () => {
    const { id } = await add({ rrule: 'FREQ=DAILY' });
    await plan();
    await updateEvent(app, app.user, id, wish({ rrule: 'FREQ=DAILY', paused: true }));
    await plan();
    expect(await recordings()).toEqual([]);
    await updateEvent(app, app.user, id, wish({ rrule: 'FREQ=DAILY' }));
    await plan();
    expect(await recordings()).toHaveLength(1);
    expect((await occurrences()).every(({ state }) => state === 'planned')).toBe(true);
  });

  it('that takes place too often says so and plans nothing', async () => {
    const { id } = await add({ rrule: 'FREQ=MINUTELY' });
    await plan();
    expect((await getEvent(app, app.user, id)).problem).toMatch(/too often/);
    expect(await recordings()).toEqual([]);
  });

  it('gives its passcode to the recorder and to nobody else', async () => {
    const { id } = await add({
      url: 'https://zoom.us/j/81234567890?pwd=hidden-token',
      passcode: 's3cret',
      displayName: 'Me',
    });
    await plan();
    const [row] = await recordings();
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.startRecording({ recordingId: row?.id ?? '' });
    expect(app.engine.launched[0]?.zoom).toEqual({ passcode: 's3cret', displayName: 'Me' });
    const shown = JSON.stringify([
      await board(),
      await getEvent(app, app.user, id),
      await app.db.recordingLog.findMany(),
    ]);
    expect(shown).not.toContain('s3cret');
    expect(JSON.stringify([await board(), await app.db.recordingLog.findMany()])).not.toContain('hidden-token');

    // Recorded once more by the form, which was never given the passcode.
    const form = await readAgain(app, app.user, row?.id ?? '');
    expect(form).toEqual({ url: 'https://zoom.us/j/81234567890', steps: [], keepsSecret: true });
    const again = await app.create({ url: form.url, again: row?.id ?? '' });
    await app.supervisor.startRecording({ recordingId: again.id });
    expect(app.engine.launched[1]).toMatchObject({
      url: 'https://zoom.us/j/81234567890?pwd=hidden-token',
      zoom: { passcode: 's3cret', displayName: 'Me' },
    });
    expect(JSON.stringify(again)).not.toMatch(/s3cret|hidden-token/);
    expect((await getEvent(app, app.user, id)).hasPasscode).toBe(true);
    // The form does not send what it was never given.
    await updateEvent(app, app.user, id, wish({ url: 'https://zoom.us/j/81234567890', rrule: 'FREQ=DAILY' }));
    expect((await getEvent(app, app.user, id)).hasPasscode).toBe(true);
  });

  it.each([
    [{ startLocal: '2026-02-01T22:00:00' }, /over/],
    [{ url: 'http://192.168.1.1/cam' }, /private/],
  ])('is refused with %o', async (more, sentence) => {
    const { lookup: _, ...deps } = app;
    await expect(createEvent(deps, app.user, wish(more))).rejects.toMatchObject({
      userMessage: expect.stringMatching(sentence),
    });
  });

  it.each([
    { durationSec: 0 },
    { durationSec: 10 * 365 * 86_400 },
    { timeZone: 'Mars/Olympus' },
    { rrule: 'FREQ=NEVER' },
    { startLocal: '2026-02-30T10:00' },
  ])('with %o does not pass the form', (more) => {
    expect(() => wish(more)).toThrow();
  });
});

describe('after a time off', () => {
  it('what still runs is started late at once, what is over is missed with the reason', async () => {
    await add({ title: 'Over', startLocal: '2026-03-01T21:00:00' });
    await add({ title: 'Runs', startLocal: '2026-03-02T01:00:00', durationSec: 3 * 3600 });
    app.clock.at = at('2026-03-02T02:30:00');
    await plan();
    expect(await occurrences()).toMatchObject([
      { title: 'Over', state: 'missed', reason: 'Jomo was not running at that time.', recording: null },
      { title: 'Runs', state: 'planned', recording: { status: 'queued' } },
    ]);
    await app.restart().reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    expect(await listMissed(app, app.user)).toMatchObject([{ title: 'Over' }]);
  });

  it('what was planned before and is over by then is missed too, open ends included', async () => {
    await add({ title: 'Fixed' });
    await add({ title: 'Open', untilEnd: true });
    await plan();
    app.clock.at = at('2026-03-02T12:00:00');
    await app.restart().reconcileNow();
    await plan();
    expect((await occurrences()).map(({ state, reason }) => [state, reason])).toEqual([
      ['missed', expect.stringContaining('not running')],
      ['missed', expect.stringContaining('not running')],
    ]);
    expect(app.engine.launched).toEqual([]);
  });

  it('shows on the board what a recorder waits for, and that it records once it does', async () => {
    await add({ url: 'https://zoom.us/j/81234567890' });
    await plan();
    const [row] = await recordings();
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.startRecording({ recordingId: row?.id ?? '' });
    const recorder = app.recorder(0);
    const detail = 'The host has not started the meeting yet.';
    await recorder.send(move('opening'), move('waiting', { detail }));
    expect((await board()).items).toMatchObject([{ state: 'running', recorder: 'waiting', reason: detail }]);
    await recorder.put(1, 0, init);
    await recorder.put(1, 1, media);
    await recorder.send(move('recording'));
    expect((await board()).items).toMatchObject([{ state: 'running', recorder: 'recording', reason: null }]);
  });

  it('does not call missed what took place before anybody asked for it', async () => {
    await add({ startLocal: '2025-01-01T22:00:00', rrule: 'FREQ=DAILY' });
    await plan();
    expect((await occurrences()).every(({ state }) => state === 'planned')).toBe(true);
  });

  it('survives a clock that jumps during a recording, forward and back', async () => {
    await add({ rrule: 'FREQ=DAILY' });
    await plan();
    const [row] = await recordings();
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.startRecording({ recordingId: row?.id ?? '' });
    await recordFirst();
    for (const jump of [at('2026-03-01T18:00:00'), at('2026-03-02T03:00:00'), at('2026-03-01T22:10:00')]) {
      app.clock.at = jump;
      await plan();
    }
    const rows = await app.db.recording.findMany({ where: { id: row?.id ?? '' } });
    expect(rows).toMatchObject([{ status: 'recording' }]);
    const all = await occurrences();
    expect(new Set(all.map(({ recurrenceAt }) => recurrenceAt.getTime())).size).toBe(all.length);
    expect(all.filter(({ recording }) => recording?.id === row?.id)).toHaveLength(1);
  });
});

describe('one occurrence', () => {
  it('is skipped, stays so through changes of its event, and can be wanted again', async () => {
    const { id } = await add({ rrule: 'FREQ=DAILY' });
    await plan();
    const [first] = await occurrences();
    await skipOccurrence(app, app.user, first?.id ?? '');
    await plan();
    expect(await recordings()).toEqual([]);
    await updateEvent(app, app.user, id, wish({ rrule: 'FREQ=DAILY', title: 'Renamed' }));
    await plan();
    expect((await occurrences())[0]).toMatchObject({ state: 'skipped', title: 'Renamed' });
    await unskipOccurrence(app, app.user, first?.id ?? '');
    await plan();
    expect((await occurrences())[0]).toMatchObject({ state: 'planned', recording: { status: 'scheduled' } });
  });

  it('whose recording was cancelled by hand counts as skipped, until it is wanted again', async () => {
    await add();
    await plan();
    const [row] = await recordings();
    await stopRecording(app, app.user, row?.id ?? '');
    await plan();
    const [skipped] = await occurrences();
    expect(skipped).toMatchObject({ state: 'skipped', reason: 'It was cancelled by hand.' });
    await unskipOccurrence(app, app.user, skipped?.id ?? '');
    await plan();
    expect((await occurrences())[0]).toMatchObject({ state: 'planned', recording: { status: 'scheduled' } });
  });

  it('cannot be skipped while it is recorded', async () => {
    await add();
    await plan();
    const [row] = await recordings();
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.startRecording({ recordingId: row?.id ?? '' });
    const [occurrence] = await occurrences();
    await expect(skipOccurrence(app, app.user, occurrence?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that failed without a picture is missed for the reason the recorder gave', async () => {
    await add();
    await plan();
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.reconcileNow();
    const failure = describeFailure('never_live', 'waiting');
    await app.recorder(0).send(move('opening'), move('waiting'), { ...move('failed', { failure }) });
    await plan();
    expect(await listMissed(app, app.user)).toMatchObject([{ title: 'Talk', reason: failure.message }]);
  });

  it('whose recorder cannot be started waits for the engine, and is recorded late when it is back', async () => {
    await add();
    await plan();
    const { launch } = app.engine;
    const down = 'Docker does not answer. Start it, or set JOMO_ENGINE=process.';
    app.engine.launch = async () => {
      throw new AppError('unavailable', down);
    };
    for (const time of ['21:59:00', '22:00:00', '22:05:00', '22:10:00']) {
      app.clock.at = at(`2026-03-01T${time}`);
      await app.supervisor.reconcileNow();
      await plan();
      expect((await recordings())[0]).toMatchObject({ status: 'starting', statusDetail: down, attempts: 0 });
    }
    app.engine.launch = launch;
    app.clock.at = at('2026-03-01T22:11:00');
    await app.supervisor.reconcileNow();
    expect(app.engine.launched).toHaveLength(1);
    await recordFirst();
    expect((await recordings())[0]).toMatchObject({ status: 'recording' });
  });

  it('whose recorder could not be started in time is missed, with what was in the way', async () => {
    await add();
    await plan();
    const missing =
      'The image jomo-recorder is missing. Build it: docker build -f recorder/Dockerfile -t jomo-recorder .';
    app.engine.launch = async () => {
      throw new AppError('unavailable', missing);
    };
    for (const time of ['21:59:00', '22:20:00', '22:31:00', '22:40:00', '23:00:00', '23:10:00']) {
      app.clock.at = at(`2026-03-01T${time}`);
      await app.supervisor.reconcileNow();
      await plan();
    }
    expect(await listMissed(app, app.user)).toMatchObject([{ title: 'Talk', reason: missing }]);
    expect(app.engine.launched).toEqual([]);
  });

  it('belongs to its owner', async () => {
    await add();
    await plan();
    const [row] = await occurrences();
    const stranger = { id: 'somebody-else' };
    await expect(skipOccurrence(app, stranger, row?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
    expect((await readBoard(app, stranger, { from: app.clock.at, to: app.clock.at + DAY })).items).toEqual([]);
  });
});

describe('priority', () => {
  it('decides which of two that are due gets the only slot, as the board foretold', async () => {
    app.env.JOMO_CAPACITY_CORES = 0.9;
    await add({ title: 'A' });
    await add({ title: 'B' });
    await plan();
    const find = async (title: string) => (await board()).items.find((item) => item.title === title);
    expect((await find('A'))?.conflict).toBeNull();
    expect((await find('B'))?.conflict).toMatchObject({ startsAt: null, against: [{ title: 'A' }] });
    await changeOccurrence(app, app.user, (await find('B'))?.occurrenceId ?? '', { priority: 1 });
    await plan();
    expect((await find('A'))?.conflict).toMatchObject({ startsAt: null, against: [{ title: 'B' }] });
    expect((await find('B'))?.conflict).toBeNull();

    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.reconcileNow();
    const byTitle = Object.fromEntries((await recordings()).map(({ title, status }) => [title, status]));
    expect(byTitle).toEqual({ A: 'queued', B: 'starting' });
    app.clock.at = at('2026-03-01T23:06:00');
    await app.supervisor.reconcileNow();
    await plan();
    expect(await listMissed(app, app.user)).toMatchObject([
      { title: 'A', reason: expect.stringContaining('No recording slot') },
    ]);
  });

  it('is not needed when a lower quality is taken, as the board offers', async () => {
    app.env.JOMO_CAPACITY_CORES = 1.5;
    await add({ title: 'A' });
    await add({ title: 'B' });
    await plan();
    const conflict = (await board()).items.map((item) => item.conflict).find((one) => one !== null);
    const [remedy] = conflict?.remedies ?? [];
    expect(remedy).toMatchObject({ quality: '720p20' });
    await changeOccurrence(app, app.user, remedy?.occurrenceId ?? '', { quality: '720p20' });
    await plan();
    expect((await board()).items.every((item) => item.conflict === null)).toBe(true);
    expect((await recordings()).map(({ quality }) => quality).sort()).toEqual(['720p20', '720p30']);
  });
});
