import type { Db } from '../db/client';

/** Stars many videos of the user, which keep rules then never delete. Others' are left alone. */
export async function starVideos(
  { db }: { db: Db },
  user: { id: string },
  videoIds: readonly string[],
): Promise<{ starred: number }> {
  const { count } = await db.video.updateMany({
    where: { id: { in: [...videoIds] }, ownerId: user.id, trashedAt: null },
    data: { starred: true },
  });
  return { starred: count };
}
