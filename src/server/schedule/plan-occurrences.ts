import { occurrenceState } from '@/shared/event';
import type { Db } from '../db/client';
import type { Event } from '../db/generated/client';
import type { Logger } from '../log';
import { decideOccurrences, type OccurrenceChange, type OccurrenceRow } from './decide-occurrences';
import { expandEvent, readEventTimes } from './expand-event';

type Deps = { db: Db; log: Logger; now: () => Date };

const DAY_MS = 24 * 60 * 60 * 1000;

/** How far ahead occurrences are made: the week that the board shows, and a day. */
export const PLAN_AHEAD_MS = 8 * DAY_MS;
/** How far back: what took place while the server was off is listed as missed. */
const LOOK_BACK_MS = 8 * DAY_MS;

async function readRows({ db }: Deps, event: Event, from: Date): Promise<OccurrenceRow[]> {
  const rows = await db.occurrence.findMany({
    where: {
      eventId: event.id,
      OR: [{ startAt: { gte: from } }, { recurrenceAt: { gte: from } }, { state: 'planned' }],
    },
    include: { recording: { select: { id: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    recurrenceAt: row.recurrenceAt.getTime(),
    startAt: row.startAt.getTime(),
    durationSec: row.durationSec,
    title: row.title,
    url: row.url,
    state: occurrenceState.parse(row.state),
    reason: row.reason,
    hasRecording: row.recording !== null,
  }));
}

async function apply({ db }: Deps, eventId: string, change: OccurrenceChange): Promise<void> {
  const { recurrenceAt, startAt, ...rest } = change.values;
  const data = { ...rest, startAt: new Date(startAt) };
  if (change.type === 'update') {
    // A skip that the user asked for meanwhile stays.
    const allowed = rest.state === 'skipped' ? ['skipped'] : ['planned', 'cancelled'];
    await db.occurrence.updateMany({ where: { id: change.id, state: { in: allowed } }, data });
    return;
  }
  const key = { eventId, recurrenceAt: new Date(recurrenceAt) };
  await db.occurrence.upsert({ where: { eventId_recurrenceAt: key }, create: { ...key, ...data }, update: {} });
}

async function planEvent(deps: Deps, event: Event): Promise<number> {
  const now = deps.now().getTime();
  const window = { from: now - LOOK_BACK_MS, to: now + PLAN_AHEAD_MS };
  const { occurrences, problem } = expandEvent(readEventTimes(event), window);
  if (problem !== event.problem) await deps.db.event.updateMany({ where: { id: event.id }, data: { problem } });
  const planned = {
    createdAt: event.createdAt.getTime(),
    paused: event.paused,
    gone: event.goneAt !== null,
    fromFeed: event.feedId !== null,
    paddingBeforeSec: event.paddingBeforeSec,
    paddingAfterSec: event.paddingAfterSec,
    untilEnd: event.untilEnd,
  };
  const rows = await readRows(deps, event, new Date(window.from));
  const changes = decideOccurrences(planned, occurrences, rows, now);
  for (const change of changes) await apply(deps, event.id, change);
  return changes.length;
}

/**
 * Makes, moves and cancels the occurrences of every event for the coming eight days; answers how many changed. May be
 * interrupted at any point and run again. One event that cannot be planned does not keep the others from it.
 */
export async function planOccurrences(deps: Deps): Promise<number> {
  let changed = 0;
  let after: string | undefined;
  const from = new Date(deps.now().getTime() - LOOK_BACK_MS);
  for (;;) {
    const events = await deps.db.event.findMany({
      // Single events of the past have nothing left to plan.
      where: {
        OR: [
          { startAt: { gte: from } },
          { rrule: { not: null } },
          { extraDates: { not: '[]' } },
          { overrides: { not: '[]' } },
          { occurrences: { some: { state: 'planned' } } },
        ],
      },
      orderBy: { id: 'asc' },
      take: 100,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    });
    for (const event of events) {
      try {
        changed += await planEvent(deps, event);
      } catch (error) {
        deps.log.error({ eventId: event.id, err: error }, 'event could not be planned');
      }
    }
    after = events.at(-1)?.id;
    if (after === undefined || events.length < 100) return changed;
  }
}
