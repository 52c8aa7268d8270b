import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { captureWish } from '@/shared/event';
import { feedCount, feedFilter } from '@/shared/feed';
import type { CalendarFeed } from '../../db/generated/client';
import { AppError } from '../../errors';
import { planScheduleJob } from '../../jobs/definitions';
import { applyCalendar } from './apply-calendar';
import type { CalendarServices } from './services';

/** Keeps the text beside the database, readable by nobody else: whole or not at all. */
async function keepText({ paths }: CalendarServices, feedId: string, text: string): Promise<void> {
  const file = paths.calendar(feedId);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What was found in a calendar before; null = it was never read. */
function readCount(feed: CalendarFeed) {
  return feed.found === null ? null : (feedCount.safeParse(JSON.parse(feed.found)).data ?? null);
}

/**
 * Reads the text of a calendar and takes its events over; the schedule is planned anew when something changed. Answers
 * how many events changed. Throws AppError `bad_input` when it cannot be read: then nothing changes.
 */
export async function takeOver(deps: CalendarServices, feed: CalendarFeed, text: string): Promise<number> {
  const filter = feedFilter.parse(JSON.parse(feed.filter));
  const wish = captureWish.parse(JSON.parse(feed.wish));
  const parsed = await deps.readCalendar(text, { filter, timeZone: feed.timeZone, now: deps.now().getTime() });
  const before = readCount(feed);
  // A server in trouble may answer an empty calendar. Believed only when it says so twice.
  if (parsed.count.events === 0 && before !== null && before.events > 0 && feed.failures === 0) {
    throw new AppError('unavailable', 'The calendar came back empty. It is asked again before that is believed.');
  }
  await keepText(deps, feed.id, text);
  const changed = await applyCalendar(deps, { id: feed.id, ownerId: feed.ownerId, wish }, parsed);
  await deps.db.calendarFeed.updateMany({
    where: { id: feed.id },
    data: { found: JSON.stringify(parsed.count), readAt: deps.now(), failures: 0, problem: null },
  });
  if (changed > 0) await deps.jobs.enqueue(planScheduleJob, {});
  return changed;
}

/** Chooses the events of a feed anew from what its calendar last said; for when the user changed the filter. */
export async function takeOverAgain(deps: CalendarServices, feed: CalendarFeed): Promise<void> {
  const text = await readFile(deps.paths.calendar(feed.id), 'utf8').catch(() => null);
  if (text !== null) await takeOver(deps, feed, text);
}
