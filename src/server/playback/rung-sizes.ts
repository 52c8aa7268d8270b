import { presetName } from '@jomo/recorder/protocol';
import { isActive, recordingStatus } from '@/shared/recording';
import type { RungSizes } from '@/shared/views';
import type { Db } from '../db/client';
import { noSuchVideo } from '../library/get-video';
import { partBytes } from '../library/index-parts';
import { SOURCE_RUNG } from '../library/ladder';
import { readParts } from '../library/read-parts';
import type { StoragePaths } from '../storage-paths';
import { listVariants } from './list-variants';

/**
 * Every quality of a video with the bytes that downloading it takes, the best first, sound last. None while it is still
 * recorded. Throws AppError `not_found` for a video that is not the user's.
 */
export async function getRungSizes(
  deps: { db: Db; paths: StoragePaths },
  user: { id: string },
  videoId: string,
): Promise<RungSizes> {
  const video = await deps.db.video.findFirst({
    where: { id: videoId, ownerId: user.id },
    select: {
      quality: true,
      recording: { select: { status: true } },
      renditions: { select: { name: true, bytes: true } },
    },
  });
  if (!video) throw noSuchVideo();
  const live = video.recording !== null && isActive(recordingStatus.parse(video.recording.status));
  if (live) return { live, rungs: [] };
  const parts = await readParts(deps, videoId);
  const variants = await listVariants(deps, { id: videoId, quality: presetName.parse(video.quality), live }, parts);
  const sizes = new Map(video.renditions.map(({ name, bytes }) => [name, Number(bytes)]));
  sizes.set(
    SOURCE_RUNG,
    parts.reduce((sum, part) => sum + partBytes(part), 0),
  );
  return { live, rungs: variants.map(({ name, height }) => ({ name, height, bytes: sizes.get(name) ?? 0 })) };
}
