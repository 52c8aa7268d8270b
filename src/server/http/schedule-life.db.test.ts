import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAgain } from '../recordings/read-again';
import { listMissed } from '../schedule/list-missed';
import { PREWARM_MS } from '../schedule/occurrence';
import { createEvent, deleteEvent, updateEvent } from '../subscriptions/events/edit-events';
import { getEvent, listEvents } from '../subscriptions/events/event-views';
import { init, media, move, openRecordingApp, type RecordingApp } from './recorder-test-kit';
import { at, scheduleSteps, wish } from './schedule-test-kit';

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

const { add, plan, occurrences, recordings, board, recordFirst } = scheduleSteps(() => app);

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
    expect(form).toEqual({
      url: 'https://zoom.us/j/81234567890',
      steps: [],
      displayName: 'Me',
      notice: '',
      keepsSecret: true,
    });
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

  it('at a host of one’s own is joined as the meeting that its form says it is', async () => {
    await add({ url: 'https://meet.example.com/weekly', site: 'zoom', passcode: 's3cret' });
    await plan();
    expect((await board()).items).toMatchObject([{ linkKind: 'zoom' }]);
    expect(await listEvents(app, app.user, { from: 'own' })).toMatchObject([{ linkKind: 'zoom', site: 'zoom' }]);
    app.clock.at = at('2026-03-01T21:59:00');
    await app.supervisor.startRecording({ recordingId: (await recordings())[0]?.id ?? '' });
    expect(app.engine.launched).toMatchObject([{ site: 'zoom', zoom: { passcode: 's3cret' } }]);
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
