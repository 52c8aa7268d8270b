import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Logger } from '../log';
import { createChatIndex } from './chat-index';
import { createChatPace, hasChatPace } from './chat-pace';

/** Longest wait for somebody else who writes, ms. */
const WAIT_MS = 5_000;
/** The same while another role of the app, started at the same moment, may be bringing a large file up to date. */
const UPGRADE_WAIT_MS = 10 * 60_000;

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

/** What one person wrote, and what was paid for, without reading all the rest. */
const INDEXES = `
  CREATE INDEX IF NOT EXISTS message_author ON message (video_id, author, at);
  CREATE INDEX IF NOT EXISTS message_paid ON message (video_id, at) WHERE kind = 'paid'`;

/** Makes what a new file needs, and what a file of an older version lacks; that reads all its messages once. */
export function prepareChatFile(db: Database.Database, log?: Pick<Logger, 'info'>): void {
  db.pragma(`busy_timeout = ${UPGRADE_WAIT_MS}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(SCHEMA);
  addExtraColumn(db);
  const old = !hasChatPace(db) && db.prepare('SELECT 1 FROM message LIMIT 1').get() !== undefined;
  const began = Date.now();
  if (old) log?.info({ file: db.name }, 'Bringing the chat of an older version up to date. Large ones take a while.');
  db.exec(INDEXES);
  createChatIndex(db);
  createChatPace(db);
  if (old) log?.info({ file: db.name, ms: Date.now() - began }, 'The chat is up to date.');
  db.pragma(`busy_timeout = ${WAIT_MS}`);
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
