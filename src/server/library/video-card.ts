import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { maskUrl } from '@/shared/live-links';
import { recordingStatus } from '@/shared/recording';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';

/** What a card needs of a video row: the user's progress and the recording's state come with it in one query each. */
export function cardSelect(userId: string) {
  return {
    id: true,
    title: true,
    url: true,
    quality: true,
    status: true,
    startedAt: true,
    createdAt: true,
    durationSec: true,
    bytes: true,
    chatMessages: true,
    hasPoster: true,
    hasStoryboard: true,
    starred: true,
    trashedAt: true,
    tags: { select: { tag: { select: { name: true } } }, orderBy: { tag: { name: 'asc' } } },
    channel: { select: { id: true, name: true } },
    packaging: true,
    packagingProgress: true,
    recording: { select: { id: true, status: true, chat: true } },
    progress: { where: { userId }, select: { positionSec: true, watchedAt: true, updatedAt: true } },
  } as const;
}

async function findRow(db: Db, userId: string, videoId: string) {
  return db.video.findFirst({ where: { id: videoId, ownerId: userId, trashedAt: null }, select: cardSelect(userId) });
}
export type VideoRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** A user's own video, or null: other people's videos do not exist for them. */
export const findVideoRow = findRow;

const videoStatus = z.enum(['empty', 'recording', 'ready']);
const packagingState = z.enum(['none', 'queued', 'running', 'done', 'failed']);

/** When the live picture last changed, epoch milliseconds; null when there is none. */
export async function snapshotAt({ paths }: { paths: StoragePaths }, videoId: string): Promise<number | null> {
  const file = await stat(paths.snapshot(videoId)).catch(() => null);
  return file ? Math.round(file.mtimeMs) : null;
}

/** Row -> card. `snapshot` is the answer of `snapshotAt`. */
export function toVideoCard(row: VideoRow, snapshot: number | null): VideoCard {
  const [progress] = row.progress;
  return {
    id: row.id,
    title: row.title,
    url: maskUrl(row.url),
    status: videoStatus.parse(row.status),
    recordingId: row.recording?.id ?? null,
    recordingStatus: row.recording ? recordingStatus.parse(row.recording.status) : null,
    startedAt: row.startedAt?.getTime() ?? null,
    createdAt: row.createdAt.getTime(),
    durationSec: row.durationSec,
    bytes: Number(row.bytes),
    chatMessages: row.chatMessages,
    hasPoster: row.hasPoster,
    starred: row.starred,
    trashedAt: row.trashedAt?.getTime() ?? null,
    tags: row.tags.map(({ tag }) => tag.name),
    channel: row.channel,
    snapshotAt: snapshot,
    packaging: packagingState.parse(row.packaging),
    packagingProgress: row.packagingProgress,
    progress: progress ? { positionSec: progress.positionSec, watched: progress.watchedAt !== null } : null,
  };
}
