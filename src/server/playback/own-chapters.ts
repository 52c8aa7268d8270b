import type { OwnChapter } from '@/shared/views';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { noSuchVideo } from '../library/get-video';

type Deps = { db: Db };
type User = { id: string };

/** More than anybody makes by hand; a limit all the same. */
const MOST = 500;

const select = { id: true, at: true, title: true } as const;
const noSuchChapter = () => new AppError('not_found', 'This chapter does not exist. It may have been deleted.');

/** The chapters that were made for a video, by time. Whose the video is was asked before. */
export async function listChapters({ db }: Deps, videoId: string): Promise<OwnChapter[]> {
  return db.chapter.findMany({ where: { videoId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select });
}

/**
 * Makes a chapter at a second of a video of the user. Answers it. Throws AppError `not_found`, or `bad_input` when there
 * are too many.
 */
export async function addChapter(
  { db }: Deps,
  user: User,
  { videoId, at, title }: { videoId: string; at: number; title: string },
): Promise<OwnChapter> {
  const video = await db.video.findFirst({
    where: { id: videoId, ownerId: user.id, trashedAt: null },
    select: { _count: { select: { chapters: true } } },
  });
  if (!video) throw noSuchVideo();
  if (video._count.chapters >= MOST) throw new AppError('bad_input', 'This video has too many chapters.');
  return db.chapter.create({ data: { videoId, at, title }, select });
}

/** Chapters of the user: other people's do not exist for them. */
const own = (user: User, id: string) => ({ id, video: { ownerId: user.id, trashedAt: null } });

/** Gives a chapter of the user another title. Throws AppError `not_found`. */
export async function renameChapter({ db }: Deps, user: User, input: { id: string; title: string }): Promise<void> {
  const { count } = await db.chapter.updateMany({ where: own(user, input.id), data: { title: input.title } });
  if (count === 0) throw noSuchChapter();
}

/** Deletes a chapter of the user. Throws AppError `not_found`. */
export async function removeChapter({ db }: Deps, user: User, id: string): Promise<void> {
  const { count } = await db.chapter.deleteMany({ where: own(user, id) });
  if (count === 0) throw noSuchChapter();
}
