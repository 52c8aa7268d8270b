import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { findVideoRow, snapshotAt, toVideoCard } from './video-card';

export const noSuchVideo = () => new AppError('not_found', 'This video does not exist. It may have been deleted.');

/** One video of the user. Throws AppError `not_found`. */
export async function getVideo(
  deps: { db: Db; paths: StoragePaths },
  user: { id: string },
  videoId: string,
): Promise<VideoCard> {
  const row = await findVideoRow(deps.db, user.id, videoId);
  if (!row) throw noSuchVideo();
  return toVideoCard(row, await snapshotAt(deps, videoId));
}
