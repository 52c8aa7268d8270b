import { lookup as resolveName } from 'node:dns/promises';
import type { CalendarFeed } from '../../db/generated/client';
import { AppError } from '../../errors';
import { pollFeedJob } from '../../jobs/definitions';
import type { JobResult } from '../../jobs/queue';
import type { Lookup } from '../check-url';
import { fetchCalendar } from './fetch-calendar';
import { pollDelay } from './next-poll';
import type { CalendarServices } from './services';
import { takeOver } from './take-over';

const lookupAll: Lookup = (hostname) => resolveName(hostname, { all: true });

/** The resolver and rules for addresses of calendars on this server. */
export function addressRules({ env, lookup = lookupAll }: Pick<CalendarServices, 'env' | 'lookup'>) {
  return { allowPrivate: env.JOMO_ALLOW_PRIVATE_URLS, lookup };
}

/** A sentence for the user; of an unforeseen error only that it happened, for its text may hold the address. */
function describe(error: unknown): string {
  return error instanceof AppError ? error.userMessage : 'The calendar could not be taken over.';
}

async function pollOnce(deps: CalendarServices, feed: CalendarFeed, url: string): Promise<string> {
  const fetched = await fetchCalendar(addressRules(deps), url, { etag: feed.etag, lastModified: feed.lastModified });
  const { db } = deps;
  if (fetched.status === 'unchanged') {
    await db.calendarFeed.updateMany({ where: { id: feed.id }, data: { failures: 0, problem: null } });
    return 'unchanged';
  }
  const changed = await takeOver(deps, feed, fetched.text);
  const { etag, lastModified } = fetched;
  await db.calendarFeed.updateMany({ where: { id: feed.id, url }, data: { etag, lastModified } });
  return `${changed} events changed`;
}

/**
 * Handler of `pollFeedJob`: asks the calendar once and sets the next time. A failure is written on the feed and asked
 * about later and later; what is planned from the calendar stays planned. Never throws for the calendar's faults.
 */
export async function pollFeed(
  deps: CalendarServices & { random?: () => number },
  { feedId }: { feedId: string },
): Promise<JobResult> {
  const { db, jobs, log, now, random = Math.random } = deps;
  const feed = await db.calendarFeed.findUnique({ where: { id: feedId } });
  if (!feed?.url || feed.goneAt !== null || feed.paused) return { skipped: 'not to be polled' };
  const again = async (failures: number) => {
    const nextPollAt = new Date(now().getTime() + pollDelay({ failures }, random()));
    await db.calendarFeed.updateMany({ where: { id: feedId }, data: { nextPollAt, polledAt: now() } });
    await jobs.enqueue(pollFeedJob, { feedId }, { at: nextPollAt });
  };
  // Before asking, too: whatever happens to this process, the calendar is asked again.
  await again(feed.failures);
  try {
    const outcome = await pollOnce(deps, feed, feed.url);
    await again(0);
    log.info({ feedId, outcome }, 'calendar polled');
    return 'done';
  } catch (error) {
    const failures = feed.failures + 1;
    await db.calendarFeed.updateMany({ where: { id: feedId }, data: { failures, problem: describe(error) } });
    await again(failures);
    const code = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown';
    log.warn({ feedId, failures, code, problem: describe(error) }, 'calendar could not be polled');
    return { skipped: 'failed; asked again later' };
  }
}

/** Sees to it that every calendar has its next poll in the queue; for the start of the worker. */
export async function resumeFeeds({ db, jobs, now }: Pick<CalendarServices, 'db' | 'jobs' | 'now'>): Promise<void> {
  const feeds = await db.calendarFeed.findMany({
    where: { url: { not: null }, goneAt: null, paused: false },
    select: { id: true, nextPollAt: true },
  });
  for (const { id, nextPollAt } of feeds) {
    await jobs.enqueue(pollFeedJob, { feedId: id }, { at: nextPollAt ?? now() });
  }
}
