import { type EventInput, eventInput } from '@/shared/event';
import { planSchedule } from '../recordings/plan-schedule';
import { readCapacityCores } from '../recordings/read-capacity';
import { readBoard } from '../schedule/read-board';
import { createEvent } from '../subscriptions/events/edit-events';
import { heartbeat, init, media, move, type RecordingApp } from './recorder-test-kit';

export const DAY = 24 * 3_600_000;

/** A wall clock of UTC as epoch milliseconds. */
export const at = (iso: string) => Date.parse(`${iso}Z`);

/** An event two hours after the time at which a recording app's clock stands (2026-03-01 20:00 UTC, a Sunday). */
export const wish = (more: Partial<EventInput> = {}) =>
  eventInput.parse({
    title: 'Talk',
    url: 'https://example.com/live',
    timeZone: 'UTC',
    startLocal: '2026-03-01T22:00:00',
    durationSec: 3600,
    rrule: null,
    ...more,
  });

/** What tests of the schedule do with the app that is open at the time. */
export function scheduleSteps(current: () => RecordingApp) {
  return {
    add: (more: Partial<EventInput> = {}) => createEvent(current(), current().user, wish(more)),
    plan: () => planSchedule(current()),
    occurrences: () => current().db.occurrence.findMany({ orderBy: { startAt: 'asc' }, include: { recording: true } }),
    recordings: () => current().db.recording.findMany({ orderBy: { startAt: 'asc' } }),
    board: async () => {
      const app = current();
      const deps = { ...app, capacityCores: await readCapacityCores(app) };
      return readBoard(deps, app.user, { from: app.clock.at - DAY, to: app.clock.at + 7 * DAY });
    },
    /** Plays the first recorder up to its first media segment. */
    async recordFirst() {
      const recorder = current().recorder(0);
      await recorder.send(move('opening'), move('waiting'));
      await recorder.put(1, 0, init);
      await recorder.put(1, 1, media);
      await recorder.send(move('recording'), heartbeat('recording'));
      return recorder;
    },
  };
}
