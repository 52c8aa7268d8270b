import { presetName } from '@jomo/recorder/protocol';
import { isActive, recordingStatus } from '@/shared/recording';
import type { Db } from '../db/client';
import type { PlayableVideo } from '../playback/get-playlist';

const TTL_MS = 2000;
const MAX_ENTRIES = 1000;

type Entry = { until: number; video: Promise<PlayableVideo | null> };

async function look(db: Db, userId: string, videoId: string): Promise<PlayableVideo | null> {
  const row = await db.video.findFirst({
    where: { id: videoId, ownerId: userId },
    select: { id: true, quality: true, recording: { select: { status: true } } },
  });
  if (!row) return null;
  const live = row.recording !== null && isActive(recordingStatus.parse(row.recording.status));
  return { id: row.id, quality: presetName.parse(row.quality), live };
}

/**
 * Answers whether a user may play a video, and how. Remembered for two seconds: a player asks for every segment, and a
 * deleted video or an ended recording may be noticed that much later. `now` is in milliseconds.
 */
export function createVideoFinder(db: Db, now: () => number) {
  const entries = new Map<string, Entry>();
  return function findPlayableVideo(userId: string, videoId: string): Promise<PlayableVideo | null> {
    const key = `${userId} ${videoId}`;
    const known = entries.get(key);
    if (known && known.until > now()) return known.video;
    const video = look(db, userId, videoId);
    video.catch(() => entries.delete(key));
    entries.delete(key);
    entries.set(key, { until: now() + TTL_MS, video });
    const oldest = entries.keys().next().value;
    if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return video;
  };
}
