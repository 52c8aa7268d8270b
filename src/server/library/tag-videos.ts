import type { Db } from '../db/client';
import { AppError } from '../errors';

type Deps = { db: Db };
type User = { id: string };
export type TagView = { name: string; videos: number };

/** The user's tags by name, with how many videos carry each. */
export async function listTags({ db }: Deps, user: User): Promise<TagView[]> {
  const rows = await db.tag.findMany({
    where: { ownerId: user.id },
    select: { name: true, _count: { select: { videos: { where: { video: { trashedAt: null } } } } } },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name, _count }) => ({ name, videos: _count.videos }));
}

/**
 * The tags that some of these videos of the user carry, by name, with how many of them do. All of the user's are looked
 * through: there may be more ids than one statement takes.
 */
export async function carriedTags({ db }: Deps, user: User, videoIds: readonly string[]): Promise<TagView[]> {
  const rows = await db.tag.findMany({
    where: { ownerId: user.id },
    select: { name: true, videos: { where: { video: { trashedAt: null } }, select: { videoId: true } } },
    orderBy: { name: 'asc' },
  });
  const wanted = new Set(videoIds);
  return rows
    .map(({ name, videos }) => ({ name, videos: videos.filter(({ videoId }) => wanted.has(videoId)).length }))
    .filter(({ videos }) => videos > 0);
}

async function untag({ db }: Deps, user: User, ids: string[], name: string): Promise<void> {
  await db.videoTag.deleteMany({ where: { videoId: { in: ids }, tag: { ownerId: user.id, name } } });
  // A tag that nothing carries is nobody's word any more.
  await db.tag.deleteMany({ where: { ownerId: user.id, name, videos: { none: {} } } });
}

/**
 * Gives videos of the user a tag, which is made when it is new, or takes it from them. A tag is the same whatever its
 * case. Throws AppError `bad_input` for an empty name.
 */
export async function tagVideos(
  { db }: Deps,
  user: User,
  input: { videoIds: readonly string[]; name: string; on: boolean },
): Promise<{ name: string }> {
  const typed = input.name.trim().replace(/\s+/g, ' ').slice(0, 40);
  if (!typed) throw new AppError('bad_input', 'Give the tag a name.');
  const rows = await db.video.findMany({
    where: { id: { in: [...input.videoIds] }, ownerId: user.id, trashedAt: null },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  const tags = await db.tag.findMany({ where: { ownerId: user.id }, select: { name: true } });
  const name = tags.find((tag) => tag.name.toLowerCase() === typed.toLowerCase())?.name ?? typed;
  if (!input.on || ids.length === 0) {
    await untag({ db }, user, ids, name);
    return { name };
  }
  await db.$transaction(async (tx) => {
    const key = { ownerId: user.id, name };
    const { id: tagId } = await tx.tag.upsert({ where: { ownerId_name: key }, create: key, update: {} });
    const has = await tx.videoTag.findMany({ where: { tagId, videoId: { in: ids } }, select: { videoId: true } });
    const there = new Set(has.map(({ videoId }) => videoId));
    const data = ids.filter((id) => !there.has(id)).map((videoId) => ({ tagId, videoId }));
    await tx.videoTag.createMany({ data });
  });
  return { name };
}
