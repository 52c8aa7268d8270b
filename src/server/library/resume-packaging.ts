import { endedStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import { packageVideoJob } from '../jobs/definitions';
import type { JobQueue } from '../jobs/queue';

/**
 * At worker start: enqueues packaging for every recorded video that ended without it, be it that the app was stopped,
 * killed, or never got to enqueue it. Answers how many.
 */
export async function resumePackaging({ db, jobs }: { db: Db; jobs: Pick<JobQueue, 'enqueue'> }): Promise<number> {
  const videos = await db.video.findMany({
    where: {
      trashedAt: null,
      OR: [{ packaging: { in: ['queued', 'running'] } }, { packaging: 'none', status: { not: 'empty' } }],
      recording: { is: { status: { in: [...endedStatuses] } } },
    },
    select: { id: true },
  });
  for (const { id } of videos) await jobs.enqueue(packageVideoJob, { videoId: id });
  return videos.length;
}
