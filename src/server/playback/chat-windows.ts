import type { ChatPage } from '@/shared/views';
import type { Db } from '../db/client';
import type { ChatStore } from '../ingest/chat-store';
import { noSuchVideo } from '../library/get-video';

/** Far more than any broadcast was seen to have; a limit all the same. */
const MOST_PAID = 5_000;

type Deps = { db: Db; chat: Pick<ChatStore, 'window' | 'before' | 'paid'> };

/** Throws AppError `not_found` for a video that is not the user's. */
export async function requireOwn(db: Db, user: { id: string }, videoId: string): Promise<void> {
  const video = await db.video.findFirst({
    where: { id: videoId, ownerId: user.id, trashedAt: null },
    select: { id: true },
  });
  if (!video) throw noSuchVideo();
}

/** The first `limit` messages of `fromMs <= at < toMs`, in order; those of `author`, if given. Throws AppError `not_found`. */
export async function readChatWindow(
  { db, chat }: Deps,
  user: { id: string },
  input: { videoId: string; fromMs: number; toMs: number; limit: number; author?: string | undefined },
): Promise<ChatPage> {
  await requireOwn(db, user, input.videoId);
  return { messages: chat.window(input.videoId, input.fromMs, input.toMs, input.limit, input.author) };
}

/** The last `limit` messages before a moment, in order: what a seek shows first. `author` as above. Throws AppError `not_found`. */
export async function readChatBefore(
  { db, chat }: Deps,
  user: { id: string },
  input: { videoId: string; beforeMs: number; limit: number; author?: string | undefined },
): Promise<ChatPage> {
  await requireOwn(db, user, input.videoId);
  return { messages: chat.before(input.videoId, input.beforeMs, input.limit, input.author) };
}

/** Every paid message, in order: a large one stays pinned for hours, so a window is not enough. Throws AppError `not_found`. */
export async function readPaidChat({ db, chat }: Deps, user: { id: string }, videoId: string): Promise<ChatPage> {
  await requireOwn(db, user, videoId);
  return { messages: chat.paid(videoId, MOST_PAID) };
}
