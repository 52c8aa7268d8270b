import { createHash } from 'node:crypto';
import type { ChatMessage } from '@jomo/recorder/protocol';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { spaceOut } from '@/shared/search/space-out';

/** Above the first video's number; times ENTRIES_PER_VIDEO it still is a whole number of JavaScript's. */
const TOP = 2 ** 21;

/** Entries that one video may have; a video's number times this is where its own begin. */
export const ENTRIES_PER_VIDEO = 2 ** 31;

/**
 * Full-text index of the chat of all videos. The words' table is contentless: the text is read from `message`, to which
 * `indexed_message` leads. An entry's number is its video's number and then its place in the video, so that a search in
 * one video is a stretch of the index and stops after the first hits, however common the word is. Videos are numbered
 * downwards: read upwards, the index begins with the newest (FTS5 reads long lists backwards a hundred times slower).
 * Prefixes: what is typed first has too many words beginning with it to look them all up.
 *
 * `video_id` NULL: the video is gone, its entries still are to be cleared. `done_at`, `done_seq`: messages from before
 * there was an index are in it up to there; NULL: all are.
 */
const TABLES = `
  CREATE TABLE indexed_video (
    number   INTEGER PRIMARY KEY,
    video_id TEXT UNIQUE,
    entries  INTEGER NOT NULL DEFAULT 0,
    done_at  INTEGER,
    done_seq INTEGER
  );
  CREATE TABLE indexed_message (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, seq INTEGER NOT NULL);
  CREATE VIRTUAL TABLE message_words USING fts5 (
    text, author, who,
    content = '', contentless_delete = 1, prefix = '2 3 4 5',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'"
  );
  WITH RECURSIVE video (id) AS (
    SELECT min(video_id) FROM message
    UNION ALL
    SELECT (SELECT min(video_id) FROM message WHERE video_id > video.id) FROM video WHERE video.id IS NOT NULL
  )
  INSERT INTO indexed_video (number, video_id, done_at, done_seq)
  SELECT ${TOP} - row_number() OVER (ORDER BY (SELECT min(at) FROM message WHERE video_id = id)), id, -1, -1
  FROM video WHERE id IS NOT NULL`;

/** The column `who`: an author as one word that only this author has, whatever characters the name is of. */
export function authorWord(author: string): string {
  return createHash('sha256').update(author).digest('hex').slice(0, 16);
}

const videoState = z.object({
  number: z.number(),
  entries: z.number(),
  doneAt: z.number().nullable(),
  doneSeq: z.number().nullable(),
});
type VideoState = z.infer<typeof videoState>;
type Indexed = Pick<ChatMessage, 'at' | 'seq' | 'author' | 'text'>;
const indexedRows = z.array(z.object({ at: z.number(), seq: z.number(), author: z.string(), text: z.string() }));
const STATE = 'SELECT number, entries, done_at AS doneAt, done_seq AS doneSeq FROM indexed_video';

/** Makes the tables in a file that has none, and notes what there is to be put into the index later. */
export function createChatIndex(db: Database.Database): void {
  db.transaction(() => {
    const there = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'indexed_video'`).get();
    if (!there) db.exec(TABLES);
  }).immediate();
}

/** Keeps the index. `add` and `forget` belong into the transaction that changes the messages. */
export function openChatIndexWriter(db: Database.Database) {
  const find = db.prepare(`${STATE} WHERE video_id = ?`);
  const begin = db.prepare(`INSERT INTO indexed_video (number, video_id)
     SELECT coalesce(min(number), ${TOP}) - 1, ? FROM indexed_video`);
  const addEntry = db.prepare('INSERT INTO indexed_message (id, at, seq) VALUES (?, ?, ?)');
  const addWords = db.prepare('INSERT INTO message_words (rowid, text, author, who) VALUES (?, ?, ?, ?)');
  const note = db.prepare('UPDATE indexed_video SET entries = ?, done_at = ?, done_seq = ? WHERE number = ?');
  const forgetVideo = db.prepare('UPDATE indexed_video SET video_id = NULL WHERE video_id = ?');

  const unfinished = db.prepare(
    `SELECT video_id AS videoId, number, entries, done_at AS doneAt, done_seq AS doneSeq FROM indexed_video
     WHERE done_at IS NOT NULL AND video_id IS NOT NULL ORDER BY number LIMIT 1`,
  );
  const older = db.prepare(
    `SELECT at, seq, author, text FROM message WHERE video_id = ? AND (at, seq) > (?, ?) ORDER BY at, seq LIMIT ?`,
  );
  const gone = db.prepare('SELECT number FROM indexed_video WHERE video_id IS NULL LIMIT 1').pluck();
  const entriesOf = db.prepare('SELECT id FROM indexed_message WHERE id >= ? AND id < ? LIMIT ?').pluck();
  const dropWords = db.prepare('DELETE FROM message_words WHERE rowid = ?');
  const dropEntry = db.prepare('DELETE FROM indexed_message WHERE id = ?');
  const dropVideo = db.prepare('DELETE FROM indexed_video WHERE number = ?');

  function put(number: number, place: number, { at, seq, author, text }: Indexed): void {
    const id = number * ENTRIES_PER_VIDEO + place;
    addEntry.run(id, at, seq);
    addWords.run(id, spaceOut(text), spaceOut(author), authorWord(author));
  }

  function stateOf(videoId: string): VideoState {
    const state = videoState.optional().parse(find.get(videoId));
    if (state) return state;
    const number = Number(begin.run(videoId).lastInsertRowid);
    return { number, entries: 0, doneAt: null, doneSeq: null };
  }

  /** Will the messages from before there was an index include it? */
  const comesLater = ({ doneAt, doneSeq }: VideoState, { at, seq }: Indexed): boolean =>
    doneAt !== null && (at > doneAt || (at === doneAt && seq > (doneSeq ?? -1)));

  function indexOlder(limit: number): boolean {
    const row: unknown = unfinished.get();
    if (row === undefined) return false;
    const { videoId, number, entries } = videoState.extend({ videoId: z.string() }).parse(row);
    const { doneAt, doneSeq } = videoState.parse(row);
    const messages = indexedRows.parse(older.all(videoId, doneAt, doneSeq, limit));
    for (const [index, message] of messages.entries()) put(number, entries + index + 1, message);
    const last = messages.length < limit ? undefined : messages.at(-1);
    note.run(entries + messages.length, last?.at ?? null, last?.seq ?? null, number);
    return true;
  }

  function clearGone(limit: number): boolean {
    const number = z.number().optional().parse(gone.get());
    if (number === undefined) return false;
    const from = number * ENTRIES_PER_VIDEO;
    const ids = entriesOf.all(from, from + ENTRIES_PER_VIDEO, limit);
    for (const id of ids) {
      dropWords.run(id);
      dropEntry.run(id);
    }
    if (ids.length < limit) dropVideo.run(number);
    return true;
  }

  return {
    /** Takes in messages that are new in `message`. */
    add(videoId: string, messages: readonly Indexed[]): void {
      if (messages.length === 0) return;
      const state = stateOf(videoId);
      let { entries } = state;
      for (const message of messages) {
        if (comesLater(state, message)) continue;
        entries += 1;
        put(state.number, entries, message);
      }
      note.run(entries, state.doneAt, state.doneSeq, state.number);
    },
    /** The video is found no more; its entries go bit by bit, by `tend`. */
    forget: (videoId: string): void => {
      forgetVideo.run(videoId);
    },
    /** Does the next bit of what waits: messages from before there was an index, entries of deleted videos. False = nothing. */
    tend: db.transaction((limit: number): boolean => indexOlder(limit) || clearGone(limit)).immediate,
  };
}
