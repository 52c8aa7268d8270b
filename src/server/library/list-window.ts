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

/**
 * `limit` of a user's videos from place `offset` of the filtered and sorted library on, and how many there are in all:
 * a list of ten thousand can be entered anywhere.
 */
export async function listWindow(
  deps: Deps,
  user: { id: string },
  { filter, offset, limit }: { filter: LibraryFilter; offset: number; limit: number },
): Promise<VideoWindow> {
  const { db } = deps;
  const { from, order } = libraryQuery(user.id, filter);
  const [ids, counted] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`SELECT v."id" ${from} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    db.$queryRaw<{ total: bigint | number }[]>`SELECT COUNT(*) AS "total" ${from}`,
  ]);
  const found = await db.video.findMany({
    where: { id: { in: ids.map(({ id }) => id) }, ownerId: user.id },
    select: cardSelect(user.id),
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows = ids.flatMap(({ id }) => byId.get(id) ?? []);
  return { items: await Promise.all(rows.map((row) => toCard(deps, row))), total: Number(counted[0]?.total ?? 0) };
}

/** The ids of all that a filter lets through, in its order: for "select all". */
export async function listIds(
  { db }: Pick<Deps, 'db'>,
  user: { id: string },
  filter: LibraryFilter,
): Promise<string[]> {
  const { from, order } = libraryQuery(user.id, filter);
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT v."id" ${from} ORDER BY ${order}`);
  return rows.map(({ id }) => id);
}
