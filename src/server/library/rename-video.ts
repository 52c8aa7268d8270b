import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { getVideo, noSuchVideo } from './get-video';

/** Gives a video of the user, and its recording with it, another title. Throws AppError `not_found`, or `bad_input` for an empty title. */
export async function renameVideo(
  deps: { db: Db; paths: StoragePaths },
  user: { id: string },
  videoId: string,
  title: string,
): Promise<VideoCard> {
  const trimmed = title.trim().slice(0, 200);
  if (!trimmed) throw new AppError('bad_input', 'Give the video a title.');
  const { count } = await deps.db.video.updateMany({
    where: { id: videoId, ownerId: user.id, trashedAt: null },
    data: { title: trimmed },
  });
  if (count === 0) throw noSuchVideo();
  await deps.db.recording.updateMany({ where: { videoId }, data: { title: trimmed } });
  return getVideo(deps, user, videoId);
}
