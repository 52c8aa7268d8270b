import { maskUrl } from '@/shared/live-links';
import type { MissedItem } from '@/shared/schedule-views';
import type { Db } from '../db/client';
import { readProblem } from '../subscriptions/channels/channel-views';

type Deps = { db: Db; now: () => Date };
type User = { id: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const LISTED_MS = 14 * DAY_MS;
const MOST_LISTED = 50;
const NOTHING = 'Nothing was recorded.';

async function missedOfEvents({ db }: Deps, user: User, since: Date): Promise<MissedItem[]> {
  const rows = await db.occurrence.findMany({
    where: { event: { ownerId: user.id }, state: 'missed', startAt: { gte: since } },
    include: { recording: { select: { id: true } } },
    orderBy: { startAt: 'desc' },
    take: MOST_LISTED,
  });
  return rows.map((row) => ({
    id: row.id,
    recordingId: row.recording?.id ?? null,
    title: row.title,
    url: maskUrl(row.url),
    airAt: row.startAt.getTime(),
    reason: row.reason ?? NOTHING,
  }));
}

/**
 * Recordings of no event: broadcasts of channels that were wanted, and what was planned by hand for a time. Who asked to
 * record at once saw it fail.
 */
async function missedByThemselves({ db }: Deps, user: User, since: Date): Promise<MissedItem[]> {
  const rows = await db.recording.findMany({
    where: {
      ownerId: user.id,
      occurrenceId: null,
      status: 'failed',
      startAt: { gte: since },
      video: { trashedAt: null, durationSec: 0 },
      OR: [{ broadcastId: { not: null } }, { createdAt: { lt: db.recording.fields.startAt } }],
    },
    include: { broadcast: { select: { startedAt: true } } },
    orderBy: { startAt: 'desc' },
    take: MOST_LISTED,
  });
  return rows.map((row) => ({
    id: row.id,
    recordingId: row.id,
    title: row.title,
    url: maskUrl(row.url),
    airAt: (row.broadcast?.startedAt ?? row.startAt).getTime(),
    reason: readProblem(row.failure) ?? NOTHING,
  }));
}

/** What was not recorded in the last two weeks, latest first, with why. */
export async function listMissed(deps: Deps, user: User): Promise<MissedItem[]> {
  const since = new Date(deps.now().getTime() - LISTED_MS);
  const lists = await Promise.all([missedOfEvents(deps, user, since), missedByThemselves(deps, user, since)]);
  return lists
    .flat()
    .sort((a, b) => b.airAt - a.airAt)
    .slice(0, MOST_LISTED);
}
