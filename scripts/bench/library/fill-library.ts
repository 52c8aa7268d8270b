import { chatMessage } from '@jomo/recorder/protocol';
import { openChatStore } from '../../../src/server/ingest/chat-store';
import type { Library } from '../media/with-library';

const BATCH = 500;
const DAY_MS = 86_400_000;

const subjects = [
  'Morning news',
  'Speedrun marathon',
  'City council',
  'Piano lesson',
  'Launch',
  'Chess open',
  'Webinar',
];

/** So many finished videos of the owner, a day apart, each with progress. */
export async function fillVideos({ db, ownerId }: Library, count: number): Promise<string[]> {
  const ids: string[] = [];
  const now = Date.now();
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => {
      const number = from + at;
      const title = `${subjects[number % subjects.length]} ${number}`;
      const startedAt = new Date(now - number * DAY_MS);
      const url = `https://example.org/channel/${number % 97}`;
      const more = { status: 'ready', packaging: 'done', hasPoster: true, durationSec: 3600, quality: '720p30' };
      return {
        id: `bench${String(number).padStart(8, '0')}`,
        ownerId,
        title,
        url,
        startedAt,
        createdAt: startedAt,
        ...more,
      };
    });
    await db.video.createMany({ data: rows });
    const progress = rows.map(({ id, createdAt }) => ({
      userId: ownerId,
      videoId: id,
      positionSec: 60,
      updatedAt: createdAt,
    }));
    await db.progress.createMany({ data: progress });
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

export type Chat = { fromMs: number; toMs: number };

/** So many messages of one video, twenty-five a second; the index takes them in as they come. */
export function fillChat({ paths }: Library, videoId: string, count: number): Chat {
  const store = openChatStore(paths.chatDb);
  const fromMs = Date.now() - count * 40;
  try {
    for (let from = 0; from < count; from += 10_000) {
      const messages = Array.from({ length: Math.min(10_000, count - from) }, (_, at) => {
        const seq = from + at;
        // "lol" is in every tenth, "zyzzyva" in very few.
        const common = seq % 10 === 0 ? ' lol' : '';
        const rare = seq % 49_999 === 0 ? ' zyzzyva' : '';
        const text = `message number ${seq} of somebody who has something to say about what happens${common}${rare}`;
        return chatMessage.parse({
          seq,
          at: fromMs + seq * 40,
          kind: 'message',
          author: `user${seq % 5000}`,
          badges: [],
          text,
        });
      });
      store.insert(videoId, messages);
    }
  } finally {
    store.close();
  }
  return { fromMs, toMs: fromMs + count * 40 };
}
