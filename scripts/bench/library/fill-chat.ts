import { chatMessage } from '@jomo/recorder/protocol';
import { openChatStore } from '../../../src/server/ingest/chat-store';
import type { Library } from '../media/with-library';

const BATCH = 10_000;

/** One video's share of all messages; a message follows the other after so many ms, from its first on. */
export type Chat = { videoId: string; fromMs: number; stepMs: number; messages: number };

/**
 * The first video has a fifth of all messages (200,000 of a million, the most that one chat is made for); the rest are
 * spread evenly over `videos` others, every `apart`th of the library: a search hops from chat to chat, over many without.
 */
export function shareChat(
  videoIds: readonly string[],
  startOf: (index: number) => number,
  { messages, videos, apart }: { messages: number; videos: number; apart: number },
): Chat[] {
  const long = messages / 5;
  const each = Math.floor((messages - long) / videos);
  const chatOf = (index: number, count: number): Chat[] => {
    const videoId = videoIds[index];
    return videoId === undefined
      ? []
      : [{ videoId, fromMs: startOf(index), stepMs: 3_600_000 / count, messages: count }];
  };
  const others = Array.from({ length: videos }, (_, at) => chatOf((at + 1) * apart, each));
  return [...chatOf(0, long), ...others.flat()];
}

/** Writes the messages, the oldest video's first, as they would have come; the index takes them in meanwhile. */
export function fillChat({ paths }: Library, chats: readonly Chat[]): void {
  const store = openChatStore(paths.chatDb);
  let written = 0;
  try {
    for (const { videoId, fromMs, stepMs, messages } of [...chats].sort((a, b) => a.fromMs - b.fromMs)) {
      for (let from = 0; from < messages; from += BATCH) {
        const batch = Array.from({ length: Math.min(BATCH, messages - from) }, (_, at) => {
          const seq = from + at;
          const number = written + at;
          // "lol" is in every tenth, "zyzzyva" in very few.
          const common = number % 10 === 0 ? ' lol' : '';
          const rare = number % 49_999 === 0 ? ' zyzzyva' : '';
          const text = `message number ${number} of somebody who has something to say about what happens${common}${rare}`;
          const author = `user${number % 5000}`;
          return chatMessage.parse({
            seq,
            at: Math.round(fromMs + seq * stepMs),
            kind: 'message',
            author,
            badges: [],
            text,
          });
        });
        store.insert(videoId, batch);
        written += batch.length;
      }
    }
  } finally {
    store.close();
  }
}
