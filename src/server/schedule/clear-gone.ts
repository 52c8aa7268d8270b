import type { Db } from '../db/client';

const DAY_MS = 24 * 60 * 60 * 1000;
/** What was recorded, missed or skipped is listed this long. */
const KEEP_MS = 60 * DAY_MS;

/**
 * Clears away events and calendars that were removed, and occurrences nobody looks up any more. Only what has no
 * recording to come: with its event, a recording would lose the plan that can still call it off. Answers how many.
 */
export async function clearGone({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - KEEP_MS);
  const open = { status: { notIn: ['finished', 'failed', 'cancelled'] } };
  const occurrences = await db.occurrence.deleteMany({
    where: {
      startAt: { lt: before },
      state: { not: 'planned' },
      OR: [{ recording: null }, { NOT: { recording: open } }],
    },
  });
  const events = await db.event.deleteMany({
    where: { goneAt: { not: null }, occurrences: { none: {} }, recordings: { none: open } },
  });
  const feeds = await db.calendarFeed.deleteMany({ where: { goneAt: { not: null }, events: { none: {} } } });
  return occurrences.count + events.count + feeds.count;
}
