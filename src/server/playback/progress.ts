import { isActive, recordingStatus } from '@/shared/recording';
import type { Db } from '../db/client';
import { noSuchVideo } from '../library/get-video';
import { isWatched } from './resume-rule';

export type ProgressInput = {
  videoId: string;
  positionSec: number;
  /** When that position was reached, epoch milliseconds; now when left out. The future is not believed. */
  at?: number;
};

/**
 * Remembers where a user is in a video. Of several devices the last one by time wins, in whatever order the writes
 * arrive. Once watched it stays watched. Throws AppError `not_found` for a video that is not the user's.
 */
export async function saveProgress(
  { db, now }: { db: Db; now: () => Date },
  user: { id: string },
  input: ProgressInput,
): Promise<void> {
  const video = await db.video.findFirst({
    where: { id: input.videoId, ownerId: user.id },
    select: { durationSec: true, recording: { select: { status: true } } },
  });
  if (!video) throw noSuchVideo();
  const live = video.recording !== null && isActive(recordingStatus.parse(video.recording.status));
  const updatedAt = new Date(Math.min(input.at ?? Number.POSITIVE_INFINITY, now().getTime()));
  const positionSec = live ? input.positionSec : Math.min(input.positionSec, video.durationSec);
  const watched = isWatched(positionSec, video.durationSec, live) ? { watchedAt: updatedAt } : {};
  const key = { userId: user.id, videoId: input.videoId };
  const { count } = await db.progress.updateMany({
    where: { ...key, updatedAt: { lte: updatedAt } },
    data: { positionSec, updatedAt, ...watched },
  });
  // Nothing updated: there is none yet, or a newer one, which the empty update leaves as it is.
  if (count === 0) {
    await db.progress.upsert({
      where: { userId_videoId: key },
      create: { ...key, positionSec, updatedAt, ...watched },
      update: {},
    });
  }
}
