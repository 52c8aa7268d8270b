import { matchExpression } from '@/shared/search/match-expression';
import { readSearch } from '@/shared/search/read-search';
import { wallToMedia } from '@/shared/timeline';
import type { ChatHitPage } from '@/shared/views';
import type { Db } from '../db/client';
import { byAuthor, chatSearchColumns } from '../ingest/chat-finder';
import type { ChatStore } from '../ingest/chat-store';
import { makeTimeline } from '../library/make-timeline';
import { readParts } from '../library/read-parts';
import type { StoragePaths } from '../storage-paths';
import { requireOwn } from './chat-windows';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'find'> };
type Input = { videoId: string; query: string; author?: string; cursor?: number; limit: number };

/**
 * What was said in the chat of a video, in its order, with the second of the video it was said at: by words, by an author
 * (the whole name, as in the messages), or both. `next` is the cursor of the page after; null = that was all. Nothing to
 * look for finds nothing. Throws AppError `not_found`.
 */
export async function searchChat(deps: Deps, user: { id: string }, input: Input): Promise<ChatHitPage> {
  await requireOwn(deps.db, user, input.videoId);
  const terms = readSearch(input.query);
  const words = matchExpression(terms, {
    columns: chatSearchColumns,
    beginnings: 'last',
    wordsFrom: deps.chat.find.wordsFrom,
  });
  const typedNothing = terms.length === 0 && input.query.trim() === '';
  const match = input.author !== undefined && (words || typedNothing) ? byAuthor(input.author, words) : words;
  if (match === null) return { items: [], next: null };
  const { messages, next } = deps.chat.find.inVideo(input.videoId, match, input.cursor ?? 0, input.limit);
  const runs = messages.length > 0 ? makeTimeline(await readParts(deps, input.videoId)) : [];
  return { items: messages.map((message) => ({ ...message, timeSec: wallToMedia(runs, message.at) ?? 0 })), next };
}
