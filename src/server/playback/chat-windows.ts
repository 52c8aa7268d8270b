import type { ChatPage } from '@/shared/views';
import type { Db } from '../db/client';
import type { ChatStore } from '../ingest/chat-store';
import { noSuchVideo } from '../library/get-video';

type Deps = { db: Db; chat: Pick<ChatStore, 'window' | 'before'> };

async function requireOwn(db: Db, user: { id: string }, videoId: string): Promise<void> {
  const video = await db.video.findFirst({ where: { id: videoId, ownerId: user.id }, select: { id: true } });
  if (!video) throw noSuchVideo();
}

/** The first `limit` messages of `fromMs <= at < toMs`, in order. Throws AppError `not_found`. */
export async function readChatWindow(
  { db, chat }: Deps,
  user: { id: string },
  input: { videoId: string; fromMs: number; toMs: number; limit: number },
): Promise<ChatPage> {
  await requireOwn(db, user, input.videoId);
  return { messages: chat.window(input.videoId, input.fromMs, input.toMs, input.limit) };
}

/** The last `limit` messages before a moment, in order: what a seek shows first. Throws AppError `not_found`. */
export async function readChatBefore(
  { db, chat }: Deps,
  user: { id: string },
  input: { videoId: string; beforeMs: number; limit: number },
): Promise<ChatPage> {
  await requireOwn(db, user, input.videoId);
  return { messages: chat.before(input.videoId, input.beforeMs, input.limit) };
}
