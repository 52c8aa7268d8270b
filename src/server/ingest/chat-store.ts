import { type ChatMessage, chatMessage } from '@jomo/recorder/protocol';
import Database from 'better-sqlite3';
import { z } from 'zod';

export type ChatStore = ReturnType<typeof openChatStore>;

/** Read by window of one video, so the rows lie in that order on disk: no second look-up, no sort. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS message (
    video_id TEXT NOT NULL,
    at       INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    author   TEXT NOT NULL,
    color    TEXT,
    badges   TEXT NOT NULL,
    amount   TEXT,
    text     TEXT NOT NULL,
    extra    TEXT,
    PRIMARY KEY (video_id, at, seq)
  ) WITHOUT ROWID`;

const COLUMNS = 'at, seq, kind, author, color, badges, amount, text, extra';

/** Emotes and pictures of badges, as JSON: few messages have any. */
const pictures = chatMessage.pick({ emotes: true, badgeImages: true });

/** What `insert` wrote: messages that had passed the protocol's schema. Plain, since a window has up to a thousand. */
const storedRows = z.array(
  chatMessage.pick({ at: true, seq: true, author: true, text: true }).extend({
    kind: chatMessage.shape.kind.unwrap(),
    badges: z.string(),
    color: z.string().nullable(),
    amount: z.string().nullable(),
    extra: z.string().nullable(),
  }),
);
const storedBadges = z.array(z.string());

function parseRows(rows: unknown[]): ChatMessage[] {
  return storedRows.parse(rows).map(({ badges, color, amount, extra, ...rest }) => ({
    ...rest,
    badges: badges === '[]' ? [] : storedBadges.parse(JSON.parse(badges)),
    ...(color === null ? {} : { color }),
    ...(amount === null ? {} : { amount }),
    ...(extra === null ? {} : pictures.parse(JSON.parse(extra))),
  }));
}

/** The chat of all videos in one SQLite file. Synchronous: a window of hundreds of messages takes about a millisecond. */
export function openChatStore(file: string) {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(SCHEMA);
  addExtraColumn(db);
  const add = db.prepare(
    `INSERT OR IGNORE INTO message (video_id, ${COLUMNS})
     VALUES (@videoId, @at, @seq, @kind, @author, @color, @badges, @amount, @text, @extra)`,
  );
  const forward = db.prepare(
    `SELECT ${COLUMNS} FROM message WHERE video_id = ? AND at >= ? AND at < ? ORDER BY at, seq LIMIT ?`,
  );
  const backward = db.prepare(
    `SELECT ${COLUMNS} FROM message WHERE video_id = ? AND at < ? ORDER BY at DESC, seq DESC LIMIT ?`,
  );
  const counting = db.prepare('SELECT count(*) FROM message WHERE video_id = ?').pluck();
  const removing = db.prepare('DELETE FROM message WHERE video_id = ?');

  const insertAll = db.transaction((videoId: string, messages: readonly ChatMessage[]): number => {
    let added = 0;
    for (const { badges, color = null, amount = null, emotes, badgeImages, ...rest } of messages) {
      const extra = emotes || badgeImages ? JSON.stringify({ emotes, badgeImages }) : null;
      added += add.run({ ...rest, videoId, color, amount, badges: JSON.stringify(badges), extra }).changes;
    }
    return added;
  });

  return {
    /** Adds what is not there yet (a message is known by video, time and sequence); answers how many were new. */
    insert: (videoId: string, messages: readonly ChatMessage[]): number => insertAll(videoId, messages),
    /** Messages of `fromMs <= at < toMs` (epoch ms) in order, the first `limit` of them. */
    window: (videoId: string, fromMs: number, toMs: number, limit: number): ChatMessage[] =>
      parseRows(forward.all(videoId, fromMs, toMs, limit)),
    /** The last `limit` messages before a moment (epoch ms), in order. */
    before: (videoId: string, beforeMs: number, limit: number): ChatMessage[] =>
      parseRows(backward.all(videoId, beforeMs, limit)).reverse(),
    count: (videoId: string): number => z.number().parse(counting.get(videoId)),
    /** Forgets the chat of a video; answers how many messages went. */
    remove: (videoId: string): number => removing.run(videoId).changes,
    /** May be called twice. */
    close: (): void => {
      db.close();
    },
  };
}

/** Files made before emotes were kept lack the column. */
function addExtraColumn(db: Database.Database): void {
  const columns = z.array(z.object({ name: z.string() })).parse(db.pragma('table_info(message)'));
  if (columns.some(({ name }) => name === 'extra')) return;
  try {
    db.exec('ALTER TABLE message ADD COLUMN extra TEXT');
  } catch (error) {
    // Another role of the app that opened the file at the same moment was faster.
    if (!(error instanceof Error && /duplicate column/.test(error.message))) throw error;
  }
}
