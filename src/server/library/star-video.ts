import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import { applyKeepRulesJob } from '../jobs/definitions';
import type { JobQueue } from '../jobs/queue';
import type { StoragePaths } from '../storage-paths';
import { getVideo, noSuchVideo } from './get-video';

type Deps = { db: Db; paths: StoragePaths; jobs: Pick<JobQueue, 'enqueue'>; now: () => Date };

/** A star taken away by mistake can be given back this long before the keep rules are asked. */
const SECOND_THOUGHTS_MS = 10 * 60_000;

/** Stars a video of the user, which keep rules then never delete, or takes the star away. Throws AppError `not_found`. */
export async function starVideo(
  deps: Deps,
  user: { id: string },
  videoId: string,
  starred: boolean,
): Promise<VideoCard> {
  const { db, jobs, now } = deps;
  const { count } = await db.video.updateMany({
    where: { id: videoId, ownerId: user.id, trashedAt: null },
    data: { starred },
  });
  if (count === 0) throw noSuchVideo();
  const card = await getVideo(deps, user, videoId);
  if (card.channel && !starred) {
    const at = new Date(now().getTime() + SECOND_THOUGHTS_MS);
    await jobs.enqueue(applyKeepRulesJob, { channelId: card.channel.id }, { at });
  }
  return card;
}
