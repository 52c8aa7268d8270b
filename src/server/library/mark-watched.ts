import type { Db } from '../db/client';

/**
 * Marks videos of the user as watched, or as never begun. Others' are left alone. Answers how many were marked.
 */
export async function markWatched(
  { db, now }: { db: Db; now: () => Date },
  user: { id: string },
  { videoIds, watched }: { videoIds: readonly string[]; watched: boolean },
): Promise<{ marked: number }> {
  const rows = await db.video.findMany({
    where: { id: { in: [...videoIds] }, ownerId: user.id, trashedAt: null },
    select: { id: true },
  });
  const at = now();
  const state = watched ? { watchedAt: at, updatedAt: at } : { watchedAt: null, positionSec: 0, updatedAt: at };
  const ids = rows.map(({ id }) => id);
  await db.$transaction(async (tx) => {
    const known = await tx.progress.findMany({
      where: { userId: user.id, videoId: { in: ids } },
      select: { videoId: true },
    });
    await tx.progress.updateMany({ where: { userId: user.id, videoId: { in: ids } }, data: state });
    const there = new Set(known.map(({ videoId }) => videoId));
    const missing = ids.filter((id) => !there.has(id));
    await tx.progress.createMany({
      data: missing.map((videoId) => ({ positionSec: 0, ...state, userId: user.id, videoId })),
    });
  });
  return { marked: ids.length };
}
