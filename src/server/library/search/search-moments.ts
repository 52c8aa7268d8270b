import { matchExpression } from '@/shared/search/match-expression';
import type { SearchTerm } from '@/shared/search/read-search';
import type { ChatMoments } from '@/shared/search/search-views';
import { type Run, wallToMedia } from '@/shared/timeline';
import type { Db } from '../../db/client';
import { chatSearchColumns } from '../../ingest/chat-finder';
import type { ChatStore } from '../../ingest/chat-store';
import type { StoragePaths } from '../../storage-paths';
import { shownVideos } from '../shown-videos';
import { cardSelect, snapshotAt, toVideoCard } from '../video-card';
import type { VideoFilter } from './search-videos';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'find'> };

/** The videos of a user that have chat, ten thousand of them in a few milliseconds: one value instead of rows. */
async function withChat(db: Db, ownerId: string, filter: VideoFilter): Promise<string[]> {
  const { channelId = null, fromMs = 0, toMs = Number.MAX_SAFE_INTEGER } = filter;
  const [row] = await db.$queryRaw<{ ids: string }[]>`
    SELECT json_group_array("id") AS "ids" FROM "Video"
    WHERE "ownerId" = ${ownerId} AND "chatMessages" > 0 AND (${channelId} IS NULL OR "channelId" = ${channelId})
      AND coalesce("startedAt", 0) >= ${fromMs} AND coalesce("startedAt", 0) < ${toMs}`;
  const ids: unknown = JSON.parse(row?.ids ?? '[]');
  return Array.isArray(ids) ? ids.map(String) : [];
}

/** The timelines of several videos, from their parts' rows: close enough to jump to, without reading their indexes. */
async function readRuns(db: Db, videoIds: string[]): Promise<Map<string, Run[]>> {
  const parts = await db.part.findMany({
    where: { videoId: { in: videoIds }, startedAt: { not: null }, durationSec: { gt: 0 } },
    orderBy: { number: 'asc' },
    select: { videoId: true, number: true, startedAt: true, durationSec: true },
  });
  const runs = new Map<string, Run[]>();
  for (const { videoId, number, startedAt, durationSec } of parts) {
    const before = runs.get(videoId) ?? [];
    const last = before.at(-1);
    const mediaStart = last ? last.mediaStart + last.duration : 0;
    const run = { part: number, mediaStart, duration: durationSec, wallStart: startedAt?.getTime() ?? 0 };
    runs.set(videoId, [...before, run]);
  }
  return runs;
}

/**
 * Moments in the chat of the user's videos where the terms were said, the newest video first; of each video the first
 * `perVideo`, with the second of the video.
 */
export async function searchMoments(
  deps: Deps,
  user: { id: string },
  input: { terms: readonly SearchTerm[]; filter: VideoFilter; maxVideos: number; perVideo: number },
): Promise<ChatMoments[]> {
  const { db, chat } = deps;
  const { maxVideos, perVideo } = input;
  const match = matchExpression(input.terms, {
    columns: chatSearchColumns,
    beginnings: 'last',
    wordsFrom: chat.find.wordsFrom,
  });
  if (match === null) return [];
  const allowed = await withChat(db, user.id, input.filter);
  const found = chat.find.inVideos(allowed, match, { maxVideos, perVideo });
  const ids = found.map(({ videoId }) => videoId);
  const [rows, runs] = await Promise.all([
    db.video.findMany({
      where: { id: { in: ids }, ownerId: user.id, AND: [shownVideos] },
      select: cardSelect(user.id),
    }),
    readRuns(db, ids),
  ]);
  const cards = new Map(rows.map((row) => [row.id, row]));
  const moments = found.map(async ({ videoId, messages, more }): Promise<ChatMoments[]> => {
    const row = cards.get(videoId);
    if (!row) return [];
    const timeline = runs.get(videoId) ?? [];
    const hits = messages.map((message) => ({ ...message, timeSec: wallToMedia(timeline, message.at) ?? 0 }));
    return [{ video: toVideoCard(row, row.hasPoster ? null : await snapshotAt(deps, videoId)), hits, more }];
  });
  return (await Promise.all(moments)).flat();
}
