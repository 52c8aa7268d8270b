import type { ChatMessage } from '@jomo/recorder/protocol';
import type { OfflineDb } from '@/offline/offline-db';
import { keysOf, listDownloads } from '@/offline/store-download';
import { wallToMedia } from '@/shared/timeline';
import type { PlaybackInfo, VideoCard } from '@/shared/views';
import { nextDownload } from './next-download';
import { withPosition } from './with-position';

type Query = (db: OfflineDb, videoId: string, input: unknown) => Promise<unknown>;

/** Reads a number out of an input that only our own pages send. */
function numberIn(input: unknown, name: string): number | null {
  const value =
    typeof input === 'object' && input !== null ? Object.entries(input).find(([key]) => key === name) : null;
  return typeof value?.[1] === 'number' ? value[1] : null;
}

const PAGE = 500;

function textIn(input: unknown, name: string): string | null {
  const value =
    typeof input === 'object' && input !== null ? Object.entries(input).find(([key]) => key === name) : null;
  return typeof value?.[1] === 'string' && value[1] !== '' ? value[1] : null;
}

const byAuthor = (author: string | null) => (message: ChatMessage) => author === null || message.author === author;

async function info(db: OfflineDb, videoId: string): Promise<PlaybackInfo | undefined> {
  const stored = await db.get('answers', [videoId, 'playback.info']);
  const position = await db.get('progress', videoId);
  return stored === undefined ? undefined : withPosition(stored as PlaybackInfo, position ?? null);
}

/** Of what is on this device: the server, which knows all, cannot be asked. */
async function next(db: OfflineDb, videoId: string): Promise<VideoCard | null | undefined> {
  const here = await info(db, videoId);
  if (!here) return undefined;
  const complete = (await listDownloads()).filter(({ state }) => state.is === 'done');
  const infos = await Promise.all(complete.map((download) => info(db, download.videoId)));
  return nextDownload(
    here.video,
    infos.flatMap((one) => (one ? [one.video] : [])),
  );
}

async function chatWindow(db: OfflineDb, videoId: string, input: unknown) {
  const from = numberIn(input, 'fromMs') ?? 0;
  const to = numberIn(input, 'toMs') ?? Number.MAX_SAFE_INTEGER;
  if (to <= from) return { messages: [] };
  const range = IDBKeyRange.bound([videoId, from], [videoId, to], false, true);
  const limit = numberIn(input, 'limit') ?? PAGE;
  const author = textIn(input, 'author');
  if (author === null) return { messages: await db.getAll('chat', range, limit) };
  return { messages: (await db.getAll('chat', range)).filter(byAuthor(author)).slice(0, limit) };
}

async function chatBefore(db: OfflineDb, videoId: string, input: unknown) {
  const before = numberIn(input, 'beforeMs') ?? Number.MAX_SAFE_INTEGER;
  const limit = numberIn(input, 'limit') ?? PAGE;
  const messages: ChatMessage[] = [];
  const fits = byAuthor(textIn(input, 'author'));
  const range = IDBKeyRange.bound([videoId], [videoId, before], false, true);
  let cursor = await db.transaction('chat').store.openCursor(range, 'prev');
  while (cursor && messages.length < limit) {
    if (fits(cursor.value)) messages.push(cursor.value);
    cursor = await cursor.continue();
  }
  return { messages: messages.reverse() };
}

/** Messages with all the words, each as a part of a word: simpler than the server's search, and all on the device. */
async function chatSearch(db: OfflineDb, videoId: string, input: unknown) {
  const stored = await info(db, videoId);
  const words = (textIn(input, 'query') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const author = textIn(input, 'author');
  if (words.length === 0 && author === null) return { items: [], next: null };
  const fits = byAuthor(author);
  const from = numberIn(input, 'cursor') ?? 0;
  const limit = numberIn(input, 'limit') ?? PAGE;
  const all = await db.getAll('chat', keysOf(videoId));
  const found = all.filter((message) => {
    const text = `${message.author} ${message.text}`.toLowerCase();
    return fits(message) && words.every((word) => text.includes(word));
  });
  const items = found.slice(from, from + limit).map((message) => {
    return { ...message, timeSec: wallToMedia(stored?.runs ?? [], message.at) ?? 0 };
  });
  return { items, next: found.length > from + limit ? from + limit : null };
}

/** The queries of the player that can be answered from what is stored on this device. */
export const queries: Readonly<Record<string, Query>> = {
  'playback.info': info,
  'playback.next': next,
  'playback.chatWindow': chatWindow,
  'playback.chatBefore': chatBefore,
  'playback.chatSearch': chatSearch,
};
