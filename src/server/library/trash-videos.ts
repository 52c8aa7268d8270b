import { endedStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { packageVideoJob } from '../jobs/definitions';
import type { JobQueue } from '../jobs/queue';
import { noSuchVideo } from './get-video';

type User = { id: string };

/** Who was moved, and how many stayed because they are recorded, or about to be. */
export type Trashed = { videoIds: string[]; refused: number };

const IN_USE = 'This is being recorded, or about to be. Stop or cancel the recording, then delete it.';

/**
 * Puts videos of the user into the trash: they are gone for everything but the trash, nothing is removed from the disk
 * yet. What is still wanted by a recording stays. Throws AppError `not_found` when none of them is there, or `conflict`
 * when all of those stay.
 */
export async function trashVideos(
  { db, now }: { db: Db; now: () => Date },
  user: User,
  videoIds: readonly string[],
): Promise<Trashed> {
  const mine = { id: { in: [...videoIds] }, ownerId: user.id, trashedAt: null };
  const free = { OR: [{ recording: null }, { recording: { is: { status: { in: [...endedStatuses] } } } }] };
  const [moving, found] = await Promise.all([
    db.video.findMany({ where: { ...mine, ...free }, select: { id: true } }),
    db.video.count({ where: mine }),
  ]);
  if (found === 0) throw noSuchVideo();
  if (moving.length === 0) throw new AppError('conflict', IN_USE);
  const ids = moving.map(({ id }) => id);
  await db.video.updateMany({ where: { ...mine, ...free, id: { in: ids } }, data: { trashedAt: now() } });
  return { videoIds: ids, refused: found - ids.length };
}

/**
 * Takes videos of the user out of the trash again, as they were; packaging that was given up begins anew. Answers whose.
 * Throws AppError `not_found` when none of them is in the trash any more.
 */
export async function restoreVideos(
  { db, jobs }: { db: Db; jobs: Pick<JobQueue, 'enqueue'> },
  user: User,
  videoIds: readonly string[],
): Promise<{ videoIds: string[] }> {
  const rows = await db.video.findMany({
    where: { id: { in: [...videoIds] }, ownerId: user.id, trashedAt: { not: null } },
    select: { id: true, packaging: true, status: true },
  });
  if (rows.length === 0) throw new AppError('not_found', 'It is no longer in the trash: it was removed for good.');
  const ids = rows.map(({ id }) => id);
  await db.video.updateMany({ where: { id: { in: ids } }, data: { trashedAt: null } });
  for (const { id, packaging, status } of rows) {
    const packaged = packaging === 'done' || packaging === 'failed' || status === 'empty';
    if (!packaged) await jobs.enqueue(packageVideoJob, { videoId: id });
  }
  return { videoIds: ids };
}
