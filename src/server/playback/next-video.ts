import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { cardSelect, toVideoCard } from '../library/video-card';

/**
 * What to play after a video: the broadcast that came after it, of the same channel, or of the same recurring event
 * when it has no channel. Null when it was the last one, or belongs to neither.
 */
export async function findNextVideo(
  { db }: { db: Db },
  user: { id: string },
  videoId: string,
): Promise<VideoCard | null> {
  const video = await db.video.findFirst({
    where: { id: videoId, ownerId: user.id },
    select: { channelId: true, startedAt: true, recording: { select: { eventId: true } } },
  });
  if (!video?.startedAt) return null;
  const eventId = video.recording?.eventId;
  const series = video.channelId ? { channelId: video.channelId } : eventId ? { recording: { eventId } } : null;
  if (!series) return null;
  const next = await db.video.findFirst({
    where: { ...series, ownerId: user.id, trashedAt: null, status: 'ready', startedAt: { gt: video.startedAt } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: cardSelect(user.id),
  });
  return next && toVideoCard(next, null);
}
