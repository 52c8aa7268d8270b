import type { Db } from '../db/client';
import { freeBytes as askFreeBytes } from '../free-bytes';
import type { ChatStore } from '../ingest/chat-store';
import { purgeTrashJob } from '../jobs/definitions';
import type { JobQueue, JobResult } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import { decidePurge } from './decide-purge';
import { deleteVideo } from './delete-video';

type Deps = {
  db: Db;
  paths: StoragePaths;
  chat: Pick<ChatStore, 'remove'>;
  jobs: Pick<JobQueue, 'enqueue'>;
  log: Logger;
  now: () => Date;
  /** Bytes that the disk with this folder has left; asks the system unless told otherwise. */
  freeBytes?: (folder: string) => Promise<number>;
};

const EVERY_MS = 10 * 60_000;
/** Less than this free, and the trash goes early: some hours of a recording. `/health` warns at 1 GB. */
const SHORT_BYTES = 4 * 1024 ** 3;

async function missingBytes({ paths, freeBytes = askFreeBytes }: Deps): Promise<number> {
  return Math.max(0, SHORT_BYTES - (await freeBytes(paths.root)));
}

/** Bytes of a video on disk: its parts and its lower rungs. */
export function bytesOnDisk(video: { bytes: bigint; renditions: readonly { bytes: bigint }[] }): number {
  return video.renditions.reduce((sum, rung) => sum + Number(rung.bytes), Number(video.bytes));
}

/** Removes videos from the trash for good, whoever was restored meanwhile left alone. Answers how many. */
export async function removeTrashed(
  deps: Omit<Deps, 'jobs' | 'now' | 'freeBytes'>,
  videos: readonly { id: string; ownerId: string }[],
): Promise<number> {
  let removed = 0;
  for (const { id, ownerId } of videos) {
    if ((await deps.db.video.count({ where: { id, ownerId, trashedAt: { not: null } } })) === 0) continue;
    try {
      await deleteVideo(deps, { id: ownerId }, id);
      removed += 1;
    } catch (error) {
      deps.log.error({ videoId: id, err: error }, 'a video could not be removed from the trash; tried again later');
    }
  }
  return removed;
}

/**
 * Handler of `purgeTrashJob`: removes for good what has been in the trash for a week, and more of it while the disk is
 * short; then moves itself on. Idempotent.
 */
export async function purgeTrash(deps: Deps): Promise<JobResult> {
  const { db, jobs, log, now } = deps;
  await jobs.enqueue(purgeTrashJob, {}, { at: new Date(now().getTime() + EVERY_MS) });
  const rows = await db.video.findMany({
    where: { trashedAt: { not: null } },
    select: { id: true, ownerId: true, trashedAt: true, bytes: true, renditions: { select: { bytes: true } } },
  });
  if (rows.length === 0) return { skipped: 'the trash is empty' };
  const trash = rows.map((row) => ({ id: row.id, trashedAt: row.trashedAt?.getTime() ?? 0, bytes: bytesOnDisk(row) }));
  const going = new Set(decidePurge(trash, { now: now().getTime(), missingBytes: await missingBytes(deps) }));
  const removed = await removeTrashed(
    deps,
    rows.filter(({ id }) => going.has(id)),
  );
  if (removed > 0) log.info({ videos: removed }, 'videos of the trash removed for good');
  return removed > 0 ? 'done' : { skipped: 'nothing is old enough' };
}

/** Removes videos of the user from the trash for good, at once; all of them without `videoIds`. Answers how many. */
export async function emptyTrash(
  deps: Omit<Deps, 'jobs' | 'now' | 'freeBytes'>,
  user: { id: string },
  videoIds?: readonly string[],
): Promise<{ removed: number }> {
  const rows = await deps.db.video.findMany({
    where: { ownerId: user.id, trashedAt: { not: null }, ...(videoIds ? { id: { in: [...videoIds] } } : {}) },
    select: { id: true, ownerId: true },
  });
  return { removed: await removeTrashed(deps, rows) };
}
