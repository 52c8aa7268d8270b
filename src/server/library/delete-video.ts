import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isActive, isEnded, recordingStatus } from '@/shared/recording';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { ChatStore } from '../ingest/chat-store';
import type { StoragePaths } from '../storage-paths';
import { noSuchVideo } from './get-video';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'remove'> };

const DELETED = 'deleted-';

function refuseWhileRecording(status: string): void {
  const state = recordingStatus.parse(status);
  if (isActive(state))
    throw new AppError('conflict', 'This is being recorded right now. Stop the recording, then delete it.');
  if (!isEnded(state))
    throw new AppError('conflict', 'This is about to be recorded. Cancel the recording, then delete it.');
}

async function moveAway(paths: StoragePaths, videoId: string): Promise<string> {
  const grave = paths.video(`${DELETED}${videoId}`);
  await rename(paths.video(videoId), grave).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return grave;
}

/** Packaging may still be writing a last file in there; a second try finds it gone. */
const bury = (dir: string) => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

/** The recording goes with its video; the history of its channel keeps what became of it. */
async function noteInHistory({ db }: Deps, broadcastId: string, because: string | null): Promise<void> {
  const reason = because
    ? `It was recorded; the keep rules deleted the video: ${because}.`
    : 'It was recorded; you deleted the video.';
  await db.broadcast.updateMany({ where: { id: broadcastId }, data: { reason } });
}

/**
 * Deletes a video of the user: media, chat, progress and its recording. The folder is renamed away first, so nothing
 * half deleted is ever shown; a crash on the way is finished by deleting again or by `sweepDeletedVideos`. `because` is
 * the keep rule that gave it up; null when the user did.
 * Throws AppError `not_found`, or `conflict` while its recording is wanted.
 */
export async function deleteVideo(
  deps: Deps,
  user: { id: string },
  videoId: string,
  because: string | null = null,
): Promise<void> {
  const { db, paths, chat } = deps;
  const video = await db.video.findFirst({
    where: { id: videoId, ownerId: user.id },
    select: { durationSec: true, recording: { select: { status: true, broadcastId: true } } },
  });
  if (!video) throw noSuchVideo();
  if (video.recording) refuseWhileRecording(video.recording.status);
  const broadcastId = video.recording?.broadcastId;
  if (broadcastId && video.durationSec > 0) await noteInHistory(deps, broadcastId, because);
  const grave = await moveAway(paths, videoId);
  await db.video.deleteMany({ where: { id: videoId, ownerId: user.id } });
  chat.remove(videoId);
  await bury(grave);
}

/** At start: removes the folders that an interrupted deletion left. */
export async function sweepDeletedVideos({ paths }: { paths: StoragePaths }): Promise<void> {
  const names = await readdir(paths.videos).catch(() => []);
  for (const name of names) if (name.startsWith(DELETED)) await bury(path.join(paths.videos, name));
}
