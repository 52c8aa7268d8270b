import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { videoMatches } from './search/video-matches';
import { shownVideos } from './shown-videos';
import { cardSelect, snapshotAt, toVideoCard, type VideoRow } from './video-card';

export type ListInput = { query?: string; channelId?: string; cursor?: string; limit: number };
export type VideoPage = { items: VideoCard[]; nextCursor: string | null };

type Place = Pick<VideoRow, 'startedAt' | 'id'>;

/** Place in the list: after the video that began at that moment ("new": has not begun) with that id. */
function encodeCursor({ startedAt, id }: Place): string {
  return `${startedAt?.getTime() ?? 'new'}.${id}`;
}

function decodeCursor(cursor: string): Place {
  const match = /^(new|\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(cursor);
  if (!match?.[1] || !match[2])
    throw new AppError('bad_input', 'This page of the list does not exist. Reload the library.');
  return { startedAt: match[1] === 'new' ? null : new Date(Number(match[1])), id: match[2] };
}

/** The list is two runs along the index, one after the other: a single order with nulls first would sort every row. */
function stretchesAfter(place: Place | null): Prisma.VideoWhereInput[] {
  const begun = { startedAt: { not: null } };
  if (place === null) return [{ startedAt: null }, begun];
  const { startedAt, id } = place;
  if (startedAt === null) return [{ startedAt, id: { lt: id } }, begun];
  return [{ startedAt: { lte: startedAt }, NOT: { startedAt, id: { gte: id } } }];
}

/**
 * A user's videos with their progress: what has not begun yet, then the latest recorded first. Videos without media show
 * only while their recording runs. Throws AppError `bad_input` for a cursor it did not give out.
 */
export async function listVideos(
  deps: { db: Db; paths: StoragePaths },
  user: { id: string },
  input: ListInput,
): Promise<VideoPage> {
  const query = input.query?.trim();
  const found = query ? [await videoMatches(deps.db, user.id, query)] : [];
  const rows: VideoRow[] = [];
  for (const stretch of stretchesAfter(input.cursor ? decodeCursor(input.cursor) : null)) {
    const more = await deps.db.video.findMany({
      where: {
        ownerId: user.id,
        ...(input.channelId ? { channelId: input.channelId } : {}),
        AND: [shownVideos, stretch, ...found],
      },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: input.limit + 1 - rows.length,
      select: cardSelect(user.id),
    });
    rows.push(...more);
    if (rows.length > input.limit) break;
  }
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(shown.map((row) => withSnapshot(deps, row))),
    nextCursor: rows.length > input.limit && last ? encodeCursor(last) : null,
  };
}

/** The live picture matters while there is no poster; asking the disk for every card would be waste. */
async function withSnapshot(deps: { paths: StoragePaths }, row: VideoRow): Promise<VideoCard> {
  return toVideoCard(row, row.hasPoster ? null : await snapshotAt(deps, row.id));
}
