import { describeFailure } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { stopRecording } from '../recordings/stop-recording';
import { changeOccurrence, skipOccurrence, unskipOccurrence } from '../schedule/change-occurrence';
import { listMissed } from '../schedule/list-missed';
import { readBoard } from '../schedule/read-board';
import { updateEvent } from '../subscriptions/events/edit-events';
import { move, openRecordingApp, type RecordingApp } from './recorder-test-kit';
import { at, DAY, scheduleSteps, wish } from './schedule-test-kit';

let app: RecordingApp;
beforeEach(async () => {
  app = await openRecordingApp();
});
afterEach(() => app.close());

const { add, plan, occurrences, recordings, board, recordFirst } = scheduleSteps(() => app);

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
    expect(
      (await readBoard({ ...app, capacityCores: 2 }, stranger, { from: app.clock.at, to: app.clock.at + DAY })).items,
    ).toEqual([]);
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
