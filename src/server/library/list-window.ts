import type { LibraryFilter } from '@/shared/library-filter';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { Prisma } from '../db/generated/client';
import type { StoragePaths } from '../storage-paths';
import { libraryQuery } from './library-query';
import { cardSelect, snapshotAt, toVideoCard, type VideoRow } from './video-card';

type Deps = { db: Db; paths: StoragePaths };
export type VideoWindow = { items: VideoCard[]; total: number };

/** The live picture matters while there is no poster; asking the disk for every card would be waste. */
async function toCard(deps: { paths: StoragePaths }, row: VideoRow): Promise<VideoCard> {
  return toVideoCard(row, row.hasPoster ? null : await snapshotAt(deps, row.id));
}

/** The ids of what a filter lets through, in its order: of all, for "select all", or of a stretch of it. */
export async function listIds(
  { db }: Pick<Deps, 'db'>,
  user: { id: string },
  filter: LibraryFilter,
  stretch?: { offset: number; limit: number },
): Promise<string[]> {
  const { from, order } = libraryQuery(user.id, filter);
  const part = stretch ? Prisma.sql`LIMIT ${stretch.limit} OFFSET ${stretch.offset}` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT v."id" ${from} ORDER BY ${order} ${part}`);
  return rows.map(({ id }) => id);
}

/** How many a filter lets through. */
export async function countVideos(
  { db }: Pick<Deps, 'db'>,
  user: { id: string },
  filter: LibraryFilter,
): Promise<number> {
  const { from } = libraryQuery(user.id, filter);
  const [row] = await db.$queryRaw<{ total: bigint | number }[]>(Prisma.sql`SELECT COUNT(*) AS "total" ${from}`);
  return Number(row?.total ?? 0);
}

/** The cards of a user's videos by their ids; what is not there is left out. */
export async function readCards(
  deps: Deps,
  user: { id: string },
  ids: readonly string[],
): Promise<Map<string, VideoCard>> {
  const rows = await deps.db.video.findMany({
    where: { id: { in: [...ids] }, ownerId: user.id },
    select: cardSelect(user.id),
  });
  const cards = await Promise.all(rows.map((row) => toCard(deps, row)));
  return new Map(cards.map((card) => [card.id, card]));
}

/**
 * `limit` of a user's videos from place `offset` of the filtered and sorted library on, and how many there are in all:
 * a list of ten thousand can be entered anywhere.
 */
export async function listWindow(
  deps: Deps,
  user: { id: string },
  { filter, offset, limit }: { filter: LibraryFilter; offset: number; limit: number },
): Promise<VideoWindow> {
  const [ids, total] = await Promise.all([
    listIds(deps, user, filter, { offset, limit }),
    countVideos(deps, user, filter),
  ]);
  const cards = await readCards(deps, user, ids);
  return { items: ids.flatMap((id) => cards.get(id) ?? []), total };
}
