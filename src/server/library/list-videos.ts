import { activeStatuses } from '@/shared/recording';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { cardSelect, snapshotAt, toVideoCard, type VideoRow } from './video-card';

export type ListInput = { query?: string; cursor?: string; limit: number };
export type VideoPage = { items: VideoCard[]; nextCursor: string | null };

/** Place in the list: after the video made at that moment with that id. */
function encodeCursor({ createdAt, id }: Pick<VideoRow, 'createdAt' | 'id'>): string {
  return `${createdAt.getTime()}.${id}`;
}

function decodeCursor(cursor: string): { createdAt: Date; id: string } {
  const match = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/.exec(cursor);
  if (!match?.[1] || !match[2])
    throw new AppError('bad_input', 'This page of the list does not exist. Reload the library.');
  return { createdAt: new Date(Number(match[1])), id: match[2] };
}

function after(cursor: string) {
  const { createdAt, id } = decodeCursor(cursor);
  return { createdAt: { lte: createdAt }, NOT: { createdAt, id: { gte: id } } };
}

function matching(query: string) {
  return { OR: [{ title: { contains: query } }, { url: { contains: query } }] };
}

/**
 * A user's videos, newest first, with their progress. Videos without media show only while their recording runs.
 * Throws AppError `bad_input` for a cursor it did not give out.
 */
export async function listVideos(
  deps: { db: Db; paths: StoragePaths },
  user: { id: string },
  input: ListInput,
): Promise<VideoPage> {
  const query = input.query?.trim();
  const rows = await deps.db.video.findMany({
    where: {
      ownerId: user.id,
      AND: [
        { OR: [{ status: { not: 'empty' } }, { recording: { is: { status: { in: [...activeStatuses] } } } }] },
        ...(query ? [matching(query)] : []),
        ...(input.cursor ? [after(input.cursor)] : []),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    select: cardSelect(user.id),
  });
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
