import { rm } from 'node:fs/promises';
import type { z } from 'zod';
import { captureWish } from '@/shared/event';
import { type changedFeedInput, feedCount, feedFilter, type newFeedInput } from '@/shared/feed';
import type { FeedView } from '@/shared/schedule-views';
import type { CalendarFeed } from '../../db/generated/client';
import { AppError } from '../../errors';
import { planScheduleJob, pollFeedJob } from '../../jobs/definitions';
import { assertCalendarUrl, normalizeCalendarUrl } from './fetch-calendar';
import { addressRules } from './poll-feed';
import type { CalendarServices } from './services';
import { takeOver, takeOverAgain } from './take-over';

type User = { id: string };

/** All that is ever shown of a calendar's address. */
export function hintOf(address: string): string {
  const { hostname } = new URL(address);
  return `${hostname} …${address.slice(-4)}`;
}

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

export function toFeedView(feed: CalendarFeed): FeedView {
  return {
    id: feed.id,
    name: feed.name,
    source:
      feed.url === null ? { kind: 'file', fileName: feed.fileName ?? '' } : { kind: 'url', hint: hintOf(feed.url) },
    timeZone: feed.timeZone,
    filter: feedFilter.parse(JSON.parse(feed.filter)),
    wish: captureWish.parse(JSON.parse(feed.wish)),
    paused: feed.paused,
    polledAt: ms(feed.polledAt),
    readAt: ms(feed.readAt),
    nextPollAt: feed.paused ? null : ms(feed.nextPollAt),
    failures: feed.failures,
    problem: feed.problem,
    found: feed.found === null ? null : (feedCount.safeParse(JSON.parse(feed.found)).data ?? null),
  };
}

async function findFeed({ db }: Pick<CalendarServices, 'db'>, user: User, id: string): Promise<CalendarFeed> {
  const feed = await db.calendarFeed.findFirst({ where: { id, ownerId: user.id, goneAt: null } });
  if (!feed) throw new AppError('not_found', 'There is no calendar with that id.');
  return feed;
}

export async function listFeeds({ db }: Pick<CalendarServices, 'db'>, user: User): Promise<FeedView[]> {
  const feeds = await db.calendarFeed.findMany({
    where: { ownerId: user.id, goneAt: null },
    orderBy: { createdAt: 'asc' },
  });
  return feeds.map(toFeedView);
}

const MOST_FEEDS = 50;

/** Subscribes to a calendar; its first poll is the job's. Throws AppError `bad_input` for an address that may not be asked. */
export async function createFeed(
  deps: CalendarServices,
  user: User,
  { source, filter, wish, ...settings }: z.output<typeof newFeedInput>,
): Promise<FeedView> {
  const { db, jobs } = deps;
  if ((await db.calendarFeed.count({ where: { ownerId: user.id, goneAt: null } })) >= MOST_FEEDS) {
    throw new AppError('too_many', `${MOST_FEEDS} calendars are the most. Remove one first.`);
  }
  const url = source.kind === 'url' ? normalizeCalendarUrl(source.url) : null;
  if (url !== null) await assertCalendarUrl(addressRules(deps), url);
  const feed = await db.calendarFeed.create({
    data: {
      ...settings,
      ownerId: user.id,
      url,
      fileName: source.kind === 'file' ? source.fileName : null,
      filter: JSON.stringify(filter),
      wish: JSON.stringify(wish),
      createdAt: deps.now(),
    },
  });
  if (url !== null) await jobs.enqueue(pollFeedJob, { feedId: feed.id });
  return toFeedView(feed);
}

/** The columns of a new address: nothing is known of what is there. Throws AppError `bad_input`. */
async function newAddress(deps: CalendarServices, feed: CalendarFeed, address: string) {
  if (feed.url === null) throw new AppError('bad_input', 'That calendar is a file. Upload the new one.');
  const url = normalizeCalendarUrl(address);
  await assertCalendarUrl(addressRules(deps), url);
  return { url, etag: null, lastModified: null, failures: 0, problem: null };
}

/**
 * Changes name, filter, how to record, and the address if a new one is given. The events are chosen anew at once; those
 * of the old address stay until the new one was read. Throws AppError `not_found`, `bad_input`.
 */
export async function updateFeed(
  deps: CalendarServices,
  user: User,
  id: string,
  { filter, wish, url, name, timeZone, paused }: Omit<z.output<typeof changedFeedInput>, 'id'>,
): Promise<FeedView> {
  const { db, jobs } = deps;
  const before = await findFeed(deps, user, id);
  const address = url === undefined ? {} : await newAddress(deps, before, url);
  const data = { name, timeZone, paused, ...address, filter: JSON.stringify(filter), wish: JSON.stringify(wish) };
  const feed = await db.calendarFeed.update({ where: { id }, data });
  await db.event.updateMany({ where: { feedId: id }, data: { ...wish, paused } });
  await jobs.enqueue(planScheduleJob, {});
  await takeOverAgain(deps, feed);
  const asksAnew = url !== undefined || before.paused;
  if (asksAnew && !feed.paused && feed.url !== null) await jobs.enqueue(pollFeedJob, { feedId: id });
  return toFeedView(await findFeed(deps, user, id));
}

/** Takes an uploaded calendar over, in place of what the feed held before. Throws AppError `bad_input`. */
export async function uploadCalendar(deps: CalendarServices, user: User, id: string, text: string): Promise<FeedView> {
  const feed = await findFeed(deps, user, id);
  if (feed.url !== null) throw new AppError('conflict', 'That calendar is read from its address, not from a file.');
  // What the user uploads is meant: an empty calendar is believed at once.
  await takeOver(deps, { ...feed, failures: 1 }, text);
  return toFeedView(await findFeed(deps, user, id));
}

/** Asks a calendar now. */
export async function pollNow(
  { db, jobs }: Pick<CalendarServices, 'db' | 'jobs'>,
  user: User,
  id: string,
): Promise<void> {
  const feed = await findFeed({ db }, user, id);
  if (feed.url === null) throw new AppError('conflict', 'An uploaded calendar has no address to ask. Upload it again.');
  await jobs.enqueue(pollFeedJob, { feedId: id });
}

/** Removes a calendar: what it planned is cancelled, what was recorded from it stays. The address is forgotten at once. */
export async function deleteFeed(deps: CalendarServices, user: User, id: string): Promise<void> {
  const { db, jobs, paths, now } = deps;
  await findFeed(deps, user, id);
  await jobs.cancel(pollFeedJob, JSON.stringify({ feedId: id }));
  await db.event.updateMany({ where: { feedId: id, goneAt: null }, data: { goneAt: now() } });
  await db.calendarFeed.update({ where: { id }, data: { goneAt: now(), url: null, etag: null, lastModified: null } });
  await rm(paths.calendar(id), { force: true });
  await jobs.enqueue(planScheduleJob, {});
}
