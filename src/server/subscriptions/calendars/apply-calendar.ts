import type { CaptureWish } from '@/shared/event';
import type { Db } from '../../db/client';
import type { Event } from '../../db/generated/client';
import type { CalendarItem, ParsedCalendar } from './parse-calendar';

type Deps = { db: Db; now: () => Date };

/** The columns that the calendar decides. */
function columnsOf(item: CalendarItem) {
  return {
    sequence: item.sequence,
    title: item.title,
    url: item.url,
    passcode: item.passcode,
    timeZone: item.timeZone,
    startLocal: item.startLocal,
    startAt: new Date(item.startAt),
    durationSec: item.durationSec,
    rrule: item.rrule,
    extraDates: JSON.stringify(item.extraDates),
    exceptDates: JSON.stringify(item.exceptDates),
    overrides: JSON.stringify(item.overrides),
    goneAt: null,
  };
}

type Columns = ReturnType<typeof columnsOf> & CaptureWish;

function differs(row: Event, columns: Columns): boolean {
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : (value ?? null));
  const keys = Object.keys(columns) as (keyof Columns)[];
  return keys.some((key) => plain(row[key]) !== plain(columns[key]));
}

/** A single event that its calendar called off keeps its place, with the reason; a whole series is gone. */
function calledOff(row: Event): string {
  const { startAt, durationSec } = row;
  const recurrenceAt = startAt.getTime();
  const override = { recurrenceAt, startAt: recurrenceAt, durationSec, title: null, url: null, cancelled: true };
  return JSON.stringify([override]);
}

/**
 * Takes what a calendar says now over into the events of its feed: new ones, changed ones, those called off and those no
 * longer there. An older version of an event than the known one is ignored. Answers how many events changed.
 */
export async function applyCalendar(
  { db, now }: Deps,
  feed: { id: string; ownerId: string; wish: CaptureWish },
  { items, cancelledUids }: Pick<ParsedCalendar, 'items' | 'cancelledUids'>,
): Promise<number> {
  const rows = await db.event.findMany({ where: { feedId: feed.id } });
  const known = new Map(rows.map((row) => [row.uid, row]));
  const cancelled = new Set(cancelledUids);
  const present = new Set<string>();
  let changed = 0;
  for (const item of items) {
    present.add(item.uid);
    const row = known.get(item.uid);
    const columns = { ...columnsOf(item), ...feed.wish };
    if (!row) {
      const key = { feedId: feed.id, uid: item.uid };
      const create = { ...key, ...columns, ownerId: feed.ownerId, createdAt: now() };
      await db.event.upsert({ where: { feedId_uid: key }, create, update: columns });
      changed += 1;
    } else if ((item.sequence >= row.sequence || row.goneAt !== null) && differs(row, columns)) {
      await db.event.update({ where: { id: row.id }, data: columns });
      changed += 1;
    }
  }
  for (const row of rows) {
    if (row.goneAt !== null || row.uid === null || present.has(row.uid)) continue;
    const off = cancelled.has(row.uid) && row.rrule === null ? calledOff(row) : null;
    if (off !== null && off === row.overrides) continue;
    await db.event.update({ where: { id: row.id }, data: off === null ? { goneAt: now() } : { overrides: off } });
    changed += 1;
  }
  return changed;
}
