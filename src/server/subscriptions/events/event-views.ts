import { siteName, siteSteps } from '@jomo/recorder/protocol';
import { captureWish } from '@/shared/event';
import { kindOfPage, maskUrl } from '@/shared/live-links';
import { describeRule } from '@/shared/recurrence/describe-rule';
import type { EventView } from '@/shared/schedule-views';
import { parseLocal } from '@/shared/zone-time';
import type { Db } from '../../db/client';
import type { Prisma } from '../../db/generated/client';
import { AppError } from '../../errors';

type User = { id: string };

const included = {
  feed: { select: { id: true, name: true } },
  occurrences: {
    where: { state: 'planned' },
    orderBy: { startAt: 'asc' },
    take: 1,
    select: { startAt: true },
  },
} satisfies Prisma.EventInclude;
type Row = Prisma.EventGetPayload<{ include: typeof included }>;

function toEventView(row: Row): EventView {
  return {
    ...captureWish.parse(row),
    id: row.id,
    title: row.title,
    url: row.feed ? maskUrl(row.url) : row.url,
    linkKind: kindOfPage(row),
    timeZone: row.timeZone,
    startLocal: row.startLocal,
    durationSec: row.durationSec,
    rrule: row.rrule,
    ruleText: row.rrule === null ? null : describeRule(row.rrule, parseLocal(row.startLocal) ?? 0, row.timeZone),
    steps: siteSteps.catch([]).parse(JSON.parse(row.steps)),
    site: siteName.nullable().catch(null).parse(row.site),
    hasPasscode: (row.passcode ?? '') !== '',
    paused: row.paused,
    problem: row.problem,
    feed: row.feed,
    nextAt: row.occurrences[0]?.startAt.getTime() ?? null,
  };
}

const MOST_LISTED = 300;

/** The events that still have something to come: a user's own, those of calendars, or those of one calendar. */
export async function listEvents(
  { db, now }: { db: Db; now: () => Date },
  user: User,
  { from }: { from: 'own' | 'calendars' },
): Promise<EventView[]> {
  const rows = await db.event.findMany({
    where: {
      ownerId: user.id,
      goneAt: null,
      feedId: from === 'own' ? null : { not: null },
      OR: [{ rrule: { not: null } }, { startAt: { gte: new Date(now().getTime() - 24 * 60 * 60 * 1000) } }],
    },
    include: included,
    orderBy: [{ startAt: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
  });
  return rows.map((row) => ({ ...toEventView(row), url: maskUrl(row.url) }));
}

/** One event of that user. The user's own keep their address whole, for the form. Throws `not_found`. */
export async function getEvent({ db }: { db: Db }, user: User, id: string): Promise<EventView> {
  const row = await db.event.findFirst({ where: { id, ownerId: user.id, goneAt: null }, include: included });
  if (!row) throw new AppError('not_found', 'There is no event with that id.');
  return toEventView(row);
}
