import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';
import { type MediaPart, partBytes, totalDuration } from './index-parts';
import { readParts } from './read-parts';

/**
 * Writes what the indexes say into a video whose recording has ended: duration, bytes, begin, and `ready`, or `empty`
 * when nothing was recorded. Idempotent. Answers the parts; does nothing to a video that was deleted meanwhile.
 */
export async function finalizeVideo(deps: { db: Db; paths: StoragePaths }, videoId: string): Promise<MediaPart[]> {
  const parts = await readParts(deps, videoId);
  const begin = parts[0]?.segments[0]?.programDateTime;
  await deps.db.video.updateMany({
    where: { id: videoId },
    data: {
      status: parts.length > 0 ? 'ready' : 'empty',
      durationSec: totalDuration(parts),
      bytes: parts.reduce((sum, part) => sum + partBytes(part), 0),
      ...(begin === undefined ? {} : { startedAt: new Date(begin) }),
    },
  });
  return parts;
}
