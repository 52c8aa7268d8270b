import type { ChatActivity } from '@/shared/views';
import type { Db } from '../db/client';
import { PACE_MS } from '../ingest/chat-pace';
import type { ChatStore } from '../ingest/chat-store';
import { makeTimeline } from '../library/make-timeline';
import { readParts } from '../library/read-parts';
import type { StoragePaths } from '../storage-paths';
import { requireOwn } from './chat-windows';
import { mapPace } from './map-pace';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'pace'> };

/** How lively the chat was, along the media. Throws AppError `not_found` for a video that is not the user's. */
export async function getChatActivity(deps: Deps, user: { id: string }, videoId: string): Promise<ChatActivity> {
  await requireOwn(deps.db, user, videoId);
  return mapPace(deps.chat.pace(videoId), PACE_MS, makeTimeline(await readParts(deps, videoId)));
}
