import { isActive, recordingStatus } from '@/shared/recording';
import type { Db } from '../db/client';
import { noSuchVideo } from '../library/get-video';
import { replaceable } from './progress-rule';
import { isWatched } from './resume-rule';

export type ProgressInput = {
  videoId: string;
  positionSec: number;
  /** How long ago that position was reached, ms; now when left out. An age and no time: the clocks of devices differ. */
  ageMs?: number | undefined;
  /** The same as a time, epoch ms, for what was held back and cannot tell its age. The future is not believed. */
  at?: number | undefined;
  /** How long ago somebody last did something in that player, ms; `ageMs` when left out. */
  actionAgeMs?: number | undefined;
  /** The player that writes: a random name for one visit to the watch page. */
  player?: string | undefined;
};

/**
 * Remembers where a user is in a video; of several players the one with the newest viewing action wins (see
 * `replaceable`), in whatever order the writes arrive. Once watched it stays watched. Throws AppError `not_found` for a
 * video that is not the user's.
 */
export async function saveProgress(
  { db, now }: { db: Db; now: () => Date },
  user: { id: string },
  input: ProgressInput,
): Promise<void> {
  const video = await db.video.findFirst({
    where: { id: input.videoId, ownerId: user.id, trashedAt: null },
    select: { durationSec: true, recording: { select: { status: true } } },
  });
  if (!video) throw noSuchVideo();
  const live = video.recording !== null && isActive(recordingStatus.parse(video.recording.status));
  const ageMs = input.ageMs ?? Math.max(0, now().getTime() - (input.at ?? Number.POSITIVE_INFINITY));
  const updatedAt = new Date(now().getTime() - ageMs);
  const actionAt = new Date(now().getTime() - Math.max(input.actionAgeMs ?? 0, ageMs));
  const player = input.player ?? null;
  const positionSec = live ? input.positionSec : Math.min(input.positionSec, video.durationSec);
  const watched = isWatched(positionSec, video.durationSec, live) ? { watchedAt: updatedAt } : {};
  const key = { userId: user.id, videoId: input.videoId };
  const news = { positionSec, updatedAt, player, actionAt, ...watched };
  const { count } = await db.progress.updateMany({
    where: { ...key, OR: replaceable({ player, positionAt: updatedAt, actionAt }) },
    data: news,
  });
  // Nothing updated: there is none yet, or a newer one, which the empty update leaves as it is.
  if (count === 0) {
    await db.progress.upsert({
      where: { userId_videoId: key },
      create: { ...key, ...news },
      update: {},
    });
  }
}
