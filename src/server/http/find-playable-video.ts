import { presetName } from '@jomo/recorder/protocol';
import { isActive, recordingStatus } from '@/shared/recording';
import type { Db } from '../db/client';
import type { PlayableVideo } from '../playback/get-playlist';
import { createBriefMemory } from './remember-briefly';

const TTL_MS = 2000;

async function look(db: Db, userId: string, videoId: string): Promise<PlayableVideo | null> {
  const row = await db.video.findFirst({
    where: { id: videoId, ownerId: userId, trashedAt: null },
    select: { id: true, quality: true, recording: { select: { status: true } } },
  });
  if (!row) return null;
  const live = row.recording !== null && isActive(recordingStatus.parse(row.recording.status));
  return { id: row.id, quality: presetName.parse(row.quality), live };
}

/**
 * Answers whether a user may play a video, and how. For media bytes it is remembered for two seconds, because a player
 * asks for every segment. A playlist must not be told from memory: it says whether more will come. `now` is in
 * milliseconds.
 */
export function createVideoFinder(db: Db, now: () => number) {
  const remember = createBriefMemory<PlayableVideo | null>(now, TTL_MS);
  return function findPlayableVideo(
    userId: string,
    videoId: string,
    { mayRemember }: { mayRemember: boolean },
  ): Promise<PlayableVideo | null> {
    return remember(
      `${userId} ${videoId}`,
      () => look(db, userId, videoId),
      () => mayRemember,
    );
  };
}
