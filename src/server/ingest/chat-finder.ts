import type { ChatMessage } from '@jomo/recorder/protocol';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { authorWord, ENTRIES_PER_VIDEO } from './chat-index';
import { CHAT_COLUMNS, parseChatRows } from './chat-rows';
import { openChatWords } from './chat-words';

const place = z.object({ id: z.number() });
const numberedVideos = z.array(z.object({ number: z.number(), videoId: z.string() }));

/** Videos in which something was found are looked for no further than that, whatever the caller wants. */
const MAX_HOPS = 200;

/** Numbers of JavaScript are bound as floating point, and by such FTS5 does not jump: it would read all before them. */
const INTEGER = 'CAST(? AS INTEGER)';

const columns = CHAT_COLUMNS.split(', ').map((column) => `m.${column}`);

/** An author exactly, by the name as it stands in the messages, and nothing else or what else is wanted. */
export function byAuthor(author: string, match: string | null): string {
  const theirs = `{who} : "${authorWord(author)}"`;
  return match === null ? theirs : `(${theirs}) AND (${match})`;
}

/** The columns that a search of chat looks through. */
export const chatSearchColumns = ['text', 'author'] as const;

/** Finds messages by an expression for MATCH, as of `matchExpression`. */
export function openChatFinder(db: Database.Database) {
  // CROSS JOIN keeps SQLite to the order of the index, so that it reads no more hits than asked for.
  const inVideo = db.prepare(
    `SELECT e.id, ${columns.join(', ')} FROM message_words w
     CROSS JOIN indexed_message e ON e.id = w.rowid
     CROSS JOIN message m ON m.video_id = ? AND m.at = e.at AND m.seq = e.seq
     WHERE w.message_words MATCH ? AND w.rowid > ${INTEGER} AND w.rowid < ${INTEGER} ORDER BY w.rowid LIMIT ?`,
  );
  const numberOf = db.prepare('SELECT number FROM indexed_video WHERE video_id = ?').pluck();
  const numbersOf = db.prepare(
    `SELECT number, video_id AS videoId FROM indexed_video
     WHERE video_id IN (SELECT value FROM json_each(?)) ORDER BY number`,
  );
  const nextFrom = db
    .prepare(
      `SELECT rowid FROM message_words WHERE message_words MATCH ? AND rowid >= ${INTEGER} ORDER BY rowid LIMIT 1`,
    )
    .pluck();

  function find(videoId: string, number: number, match: string, after: number, limit: number) {
    const base = number * ENTRIES_PER_VIDEO;
    const rows = inVideo.all(videoId, match, base + after, base + ENTRIES_PER_VIDEO, limit);
    const last = place.optional().parse(rows.at(-1));
    return { messages: parseChatRows(rows), last: last ? last.id - base : null };
  }

  return {
    /** For `matchExpression`: see there. */
    wordsFrom: openChatWords(db),
    /**
     * What is found in one video, in the order it came in; `after` is the place that the last call answered, 0 at first.
     * `next` null = that was all.
     */
    inVideo(videoId: string, match: string, after: number, limit: number) {
      const number = z.number().optional().parse(numberOf.get(videoId));
      if (number === undefined) return { messages: [], next: null };
      const { messages, last } = find(videoId, number, match, after, limit + 1);
      if (messages.length <= limit) return { messages, next: null };
      return { messages: messages.slice(0, limit), next: last === null ? null : last - 1 };
    },
    /**
     * Of these videos the ones in which something is found, the one with the newest chat first, at most `maxVideos`, each
     * with its first `perVideo` messages found. Jumps from video to video, so a word that is everywhere costs no more.
     */
    inVideos(videoIds: readonly string[], match: string, limits: { maxVideos: number; perVideo: number }) {
      const allowed = numberedVideos.parse(numbersOf.all(JSON.stringify(videoIds)));
      const found: { videoId: string; messages: ChatMessage[]; more: boolean }[] = [];
      let at = 0;
      for (let hops = 0; hops < MAX_HOPS && found.length < limits.maxVideos; hops += 1) {
        const next = allowed[at];
        if (!next) break;
        const id = z
          .number()
          .optional()
          .parse(nextFrom.get(match, next.number * ENTRIES_PER_VIDEO));
        if (id === undefined) break;
        const number = Math.floor(id / ENTRIES_PER_VIDEO);
        while ((allowed[at]?.number ?? number) < number) at += 1;
        const video = allowed[at];
        if (video?.number !== number) continue;
        const { messages } = find(video.videoId, number, match, 0, limits.perVideo + 1);
        found.push({
          videoId: video.videoId,
          messages: messages.slice(0, limits.perVideo),
          more: messages.length > limits.perVideo,
        });
        at += 1;
      }
      return found;
    },
  };
}
