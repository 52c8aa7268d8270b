import type { ChatMessage } from '@jomo/recorder/protocol';
import Database from 'better-sqlite3';
import type { Logger } from '../log';
import { openChatFinder } from './chat-finder';
import { openChatIndexWriter } from './chat-index';
import { openChatPace } from './chat-pace';
import { CHAT_COLUMNS, parseChatRows } from './chat-rows';
import { prepareChatFile } from './prepare-chat-file';

export type ChatStore = ReturnType<typeof openChatStore>;

/**
 * The chat of all videos in one SQLite file. Synchronous: a window of hundreds of messages takes about a millisecond. A
 * file of an older version is brought up to date first, seconds per million messages, and `log` is told so.
 */
export function openChatStore(file: string, log?: Pick<Logger, 'info'>) {
  const db = new Database(file);
  prepareChatFile(db, log);
  const pace = openChatPace(db);
  const index = openChatIndexWriter(db);
  const finder = openChatFinder(db);
  const add = db.prepare(
    `INSERT OR IGNORE INTO message (video_id, ${CHAT_COLUMNS})
     VALUES (@videoId, @at, @seq, @kind, @author, @color, @badges, @amount, @text, @extra)`,
  );
  const forward = db.prepare(
    `SELECT ${CHAT_COLUMNS} FROM message WHERE video_id = ? AND at >= ? AND at < ? ORDER BY at, seq LIMIT ?`,
  );
  const backward = db.prepare(
    `SELECT ${CHAT_COLUMNS} FROM message WHERE video_id = ? AND at < ? ORDER BY at DESC, seq DESC LIMIT ?`,
  );
  const forwardOfAuthor = db.prepare(
    `SELECT ${CHAT_COLUMNS} FROM message WHERE video_id = ? AND author = ? AND at >= ? AND at < ? ORDER BY at, seq LIMIT ?`,
  );
  const backwardOfAuthor = db.prepare(
    `SELECT ${CHAT_COLUMNS} FROM message WHERE video_id = ? AND author = ? AND at < ? ORDER BY at DESC, seq DESC LIMIT ?`,
  );
  const paying = db.prepare(
    `SELECT ${CHAT_COLUMNS} FROM message WHERE video_id = ? AND kind = 'paid' ORDER BY at, seq LIMIT ?`,
  );
  const removing = db.prepare('DELETE FROM message WHERE video_id = ?');

  const insertAll = db.transaction((videoId: string, messages: readonly ChatMessage[]): number => {
    const fresh = messages.filter(({ badges, color = null, amount = null, emotes, badgeImages, ...rest }) => {
      const extra = emotes || badgeImages ? JSON.stringify({ emotes, badgeImages }) : null;
      return add.run({ ...rest, videoId, color, amount, badges: JSON.stringify(badges), extra }).changes > 0;
    });
    index.add(videoId, fresh);
    pace.add(videoId, fresh);
    return fresh.length;
  });
  const removeAll = db.transaction((videoId: string): number => {
    index.forget(videoId);
    pace.forget(videoId);
    return removing.run(videoId).changes;
  });

  return {
    /** Adds what is not there yet (a message is known by video, time and sequence); answers how many were new. */
    insert: (videoId: string, messages: readonly ChatMessage[]): number => insertAll.immediate(videoId, messages),
    /** Messages of `fromMs <= at < toMs` (epoch ms) in order, the first `limit` of them; only the author's, if given. */
    window: (videoId: string, fromMs: number, toMs: number, limit: number, author?: string): ChatMessage[] =>
      parseChatRows(
        author === undefined
          ? forward.all(videoId, fromMs, toMs, limit)
          : forwardOfAuthor.all(videoId, author, fromMs, toMs, limit),
      ),
    /** The last `limit` messages before a moment (epoch ms), in order; only the author's, if given. */
    before: (videoId: string, beforeMs: number, limit: number, author?: string): ChatMessage[] =>
      parseChatRows(
        author === undefined
          ? backward.all(videoId, beforeMs, limit)
          : backwardOfAuthor.all(videoId, author, beforeMs, limit),
      ).reverse(),
    /** The first `limit` paid messages, in order. */
    paid: (videoId: string, limit: number): ChatMessage[] => parseChatRows(paying.all(videoId, limit)),
    /** How many messages each stretch of `PACE_MS` from `at` (epoch ms) on has, in order; silent ones are left out. */
    pace: (videoId: string): { at: number; messages: number }[] => pace.read(videoId),
    count: (videoId: string): number => pace.count(videoId),
    /** Forgets the chat of a video; answers how many messages went. */
    remove: (videoId: string): number => removeAll.immediate(videoId),
    /** Searches of the text and the authors, by the full-text index. */
    find: finder,
    /** Does a bit of the index's work that waits, at most `limit` messages; false when there is none. See `tend-chat-index`. */
    tendIndex: (limit: number): boolean => index.tend(limit),
    /** May be called twice. */
    close: (): void => {
      db.close();
    },
  };
}
