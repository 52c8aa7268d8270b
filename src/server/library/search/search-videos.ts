import type { SearchTerm } from '@/shared/search/read-search';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../../db/client';
import type { Prisma } from '../../db/generated/client';
import type { StoragePaths } from '../../storage-paths';
import { shownVideos } from '../shown-videos';
import { cardSelect, snapshotAt, toVideoCard } from '../video-card';
import { videoExpression, videosContaining } from './video-matches';

/** The best of those by words; what of them is not shown (without media, say) leaves room for others. */
const CANDIDATES = 200;

export type VideoFilter = { channelId?: string; fromMs?: number; toMs?: number };

/** As a condition on videos. Those without media have no date to be found by. */
export function filterVideos({ channelId, fromMs, toMs }: VideoFilter): Prisma.VideoWhereInput {
  const days = {
    ...(fromMs === undefined ? {} : { gte: new Date(fromMs) }),
    ...(toMs === undefined ? {} : { lt: new Date(toMs) }),
  };
  return { ...(channelId ? { channelId } : {}), ...(Object.keys(days).length > 0 ? { startedAt: days } : {}) };
}

/**
 * The ids of the videos that fit best, best first: a word in the title counts most, and a new video up to twice as much as
 * an old one. bm25 is below zero, and the smaller the better.
 */
async function rank(
  db: Db,
  ownerId: string,
  expression: string,
  filter: VideoFilter,
  nowMs: number,
): Promise<string[]> {
  const { channelId = null, fromMs = 0, toMs = Number.MAX_SAFE_INTEGER } = filter;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT v."id" FROM "VideoWords" w
    JOIN "VideoDoc" d ON d."id" = w.rowid JOIN "Video" v ON v."id" = d."videoId"
    WHERE w."VideoWords" MATCH ${expression} AND v."ownerId" = ${ownerId}
      AND (${channelId} IS NULL OR v."channelId" = ${channelId})
      AND coalesce(v."startedAt", v."createdAt") >= ${fromMs} AND coalesce(v."startedAt", v."createdAt") < ${toMs}
    ORDER BY bm25("VideoWords", 10, 4, 1, 4)
      * (1 + 1 / (1 + max(0, ${nowMs} - coalesce(v."startedAt", v."createdAt")) / 5e9)), v."startedAt" DESC
    LIMIT ${CANDIDATES}`;
  return rows.map(({ id }) => id);
}

type Deps = { db: Db; paths: StoragePaths; now: () => Date };

/** The user's videos that fit the terms best, or the newest when there are none to fit; at most `limit`. */
export async function searchVideos(
  deps: Deps,
  user: { id: string },
  input: { terms: readonly SearchTerm[]; filter: VideoFilter; limit: number },
): Promise<{ items: VideoCard[]; more: boolean }> {
  const { db } = deps;
  const { terms, filter, limit } = input;
  const expression = videoExpression(terms);
  const ranked = expression === null ? [] : await rank(db, user.id, expression, filter, deps.now().getTime());
  const searched =
    ranked.length > 0 ? { id: { in: ranked } } : terms.length > 0 ? await videosContaining(db, user.id, terms) : {};
  const found = await db.video.findMany({
    where: { ownerId: user.id, AND: [shownVideos, filterVideos(filter), searched] },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    // What is ranked is put in order here; the rest comes in the order of the list.
    ...(ranked.length > 0 ? {} : { take: limit + 1 }),
    select: { id: true },
  });
  const place = new Map(ranked.map((id, index) => [id, index]));
  const ids = found.map(({ id }) => id).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const rows = await db.video.findMany({ where: { id: { in: ids.slice(0, limit) } }, select: cardSelect(user.id) });
  const cards = new Map(
    await Promise.all(
      rows.map(
        async (row): Promise<[string, VideoCard]> => [
          row.id,
          toVideoCard(row, row.hasPoster ? null : await snapshotAt(deps, row.id)),
        ],
      ),
    ),
  );
  return { items: ids.slice(0, limit).flatMap((id) => cards.get(id) ?? []), more: ids.length > limit };
}
