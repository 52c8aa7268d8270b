import { failure } from '@jomo/recorder/protocol';
import { channelRules, channelSite } from '@/shared/channel';
import type { BroadcastView, ChannelView } from '@/shared/channel-views';
import { recordingStatus } from '@/shared/recording';
import type { Db } from '../../db/client';
import { Prisma } from '../../db/generated/client';
import { AppError } from '../../errors';
import type { User } from './services';

type Deps = { db: Db };

export const withRecording = {
  recording: {
    select: {
      id: true,
      videoId: true,
      status: true,
      failure: true,
      video: { select: { status: true, trashedAt: true } },
    },
  },
} satisfies Prisma.BroadcastInclude;
type BroadcastRow = Prisma.BroadcastGetPayload<{ include: typeof withRecording }>;
type ChannelRow = Prisma.ChannelGetPayload<object>;

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** The sentence of a stored failure; null when there is none that can be read. */
export function readProblem(stored: string | null): string | null {
  try {
    return failure.parse(JSON.parse(stored ?? 'null')).message;
  } catch {
    return null;
  }
}

const IN_TRASH = 'It was recorded; the video is in the trash.';

export function toBroadcastView({ recording: found, ...row }: BroadcastRow): BroadcastView {
  const trashed = found !== null && found.video.trashedAt !== null;
  const recording = trashed ? null : found;
  return {
    id: row.id,
    title: row.title,
    startedAt: row.startedAt.getTime(),
    endedAt: ms(row.endedAt),
    wanted: row.wanted,
    reason: trashed ? IN_TRASH : row.reason,
    recording: recording && {
      id: recording.id,
      videoId: recording.videoId,
      status: recordingStatus.parse(recording.status),
      watchable: recording.video.status !== 'empty',
      problem: recording.status === 'failed' ? readProblem(recording.failure) : null,
    },
  };
}

type Known = { latest: BroadcastRow | undefined; videos: number; bytes: bigint | null };

function toChannelView(row: ChannelRow, { latest, videos, bytes }: Known): ChannelView {
  // Nobody has ever said whether it is live: its state is a default, not a fact.
  const state = row.checkedBy === null ? 'unknown' : row.live ? 'live' : 'offline';
  return {
    id: row.id,
    url: row.url,
    liveUrl: row.liveUrl,
    site: channelSite.catch('other').parse(row.site),
    name: row.name,
    pictureUrl: row.hasPicture ? `/channel-pictures/${row.id}?v=${ms(row.describedAt) ?? 0}` : null,
    paused: row.paused,
    state,
    liveTitle: row.live ? row.liveTitle : null,
    announcedAt: ms(row.announcedAt),
    checkedAt: ms(row.checkedAt),
    checkedBy: row.checkedBy,
    nextCheckAt: row.nextCheckAt.getTime(),
    failures: row.failures,
    problem: row.problem,
    latest: latest ? toBroadcastView(latest) : null,
    rules: readRules(row),
    videos,
    bytes: Number(bytes ?? 0n),
  };
}

/** The rules of a channel; those of a row that an older version wrote are filled up. */
export function readRules(row: Pick<ChannelRow, 'rules'>) {
  return channelRules.parse(JSON.parse(row.rules));
}

/** The latest broadcast of each channel of a user, by the index: not all of them are read. */
async function readLatest({ db }: Deps, ownerId: string, channelId: string | null): Promise<Map<string, BroadcastRow>> {
  const one = channelId === null ? Prisma.empty : Prisma.sql`AND c."id" = ${channelId}`;
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT b."id" FROM "Channel" c JOIN "Broadcast" b ON b."id" = (
      SELECT "id" FROM "Broadcast" WHERE "channelId" = c."id" ORDER BY "startedAt" DESC, "id" DESC LIMIT 1
    ) WHERE c."ownerId" = ${ownerId} ${one}`;
  const rows = await db.broadcast.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: withRecording,
  });
  return new Map(rows.map((row) => [row.channelId, row]));
}

/** What the lower rungs of each channel's videos take on disk. */
async function readRungBytes({ db }: Deps, ownerId: string): Promise<Map<string, bigint | number>> {
  const rows = await db.$queryRaw<{ channelId: string; bytes: bigint | number }[]>`
    SELECT v."channelId", SUM(r."bytes") AS "bytes" FROM "Video" v JOIN "Rendition" r ON r."videoId" = v."id"
    WHERE v."ownerId" = ${ownerId} AND v."channelId" IS NOT NULL AND v."trashedAt" IS NULL GROUP BY v."channelId"`;
  return new Map(rows.map(({ channelId, bytes }) => [channelId, bytes]));
}

async function toViews(deps: Deps, user: User, rows: ChannelRow[], channelId: string | null): Promise<ChannelView[]> {
  const latest = await readLatest(deps, user.id, channelId);
  const sums = await deps.db.video.groupBy({
    by: ['channelId'],
    where: { ownerId: user.id, channelId: channelId ?? { not: null }, trashedAt: null, status: { not: 'empty' } },
    _count: true,
    _sum: { bytes: true },
  });
  const rungs = await readRungBytes(deps, user.id);
  const kept = new Map(
    sums.map(({ channelId: id, _count, _sum }) => {
      return [id, { videos: _count, bytes: (_sum.bytes ?? 0n) + BigInt(rungs.get(id ?? '') ?? 0) }];
    }),
  );
  const none = { videos: 0, bytes: null };
  return rows.map((row) => toChannelView(row, { latest: latest.get(row.id), ...(kept.get(row.id) ?? none) }));
}

const alphabet = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byName = (a: { name: string }, b: { name: string }) => alphabet.compare(a.name, b.name);

/** All channels of a user by name, to choose one from. */
export async function listChannelNames({ db }: Deps, user: User): Promise<{ id: string; name: string }[]> {
  const rows = await db.channel.findMany({ where: { ownerId: user.id }, select: { id: true, name: true } });
  return rows.sort(byName);
}

/** All channels of a user by name. */
export async function listChannels(deps: Deps, user: User): Promise<ChannelView[]> {
  const rows = await deps.db.channel.findMany({ where: { ownerId: user.id } });
  rows.sort(byName);
  return toViews(deps, user, rows, null);
}

/** A channel of that user. Throws `not_found` for an unknown id and for somebody else's alike. */
export async function findChannel({ db }: Deps, user: User, id: string): Promise<ChannelRow> {
  const row = await db.channel.findFirst({ where: { id, ownerId: user.id } });
  if (!row) throw new AppError('not_found', 'There is no channel with that id.');
  return row;
}

/** Throws `not_found`. */
export async function getChannel(deps: Deps, user: User, id: string): Promise<ChannelView> {
  const [view] = await toViews(deps, user, [await findChannel(deps, user, id)], id);
  if (!view) throw new AppError('not_found', 'There is no channel with that id.');
  return view;
}

/** The broadcasts of a channel that were seen, latest first. `cursor` is what the page before gave. Throws `not_found`. */
export async function listHistory(
  deps: Deps,
  user: User,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<{ items: BroadcastView[]; nextCursor: string | null }> {
  await findChannel(deps, user, id);
  const rows = await deps.db.broadcast.findMany({
    where: { channelId: id },
    include: withRecording,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const shown = rows.slice(0, limit);
  return { items: shown.map(toBroadcastView), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
