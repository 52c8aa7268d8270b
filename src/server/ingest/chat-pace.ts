import type { ChatMessage } from '@jomo/recorder/protocol';
import type Database from 'better-sqlite3';
import { z } from 'zod';

/**
 * The finest grain of a chat's activity, ms. Stretches begin where the wall clock does, not where a video does: coarse ones
 * would move a loud moment by their length.
 */
export const PACE_MS = 2_000;

/** How many messages each stretch of `PACE_MS` has, counted as they come: to count them afterwards would read them all. Its name tells the grain. */
const NAME = `pace_${PACE_MS}`;
const TABLE = `
  CREATE TABLE ${NAME} (
    video_id TEXT NOT NULL,
    at       INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (video_id, at)
  ) WITHOUT ROWID`;

const storedPace = z.array(z.object({ at: z.int(), messages: z.int() }));

/** True when the file has been counted. */
export function hasChatPace(db: Database.Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '${NAME}'`).get() !== undefined;
}

/** Makes the table in a file that has none, or one of another grain; what the file holds is counted once. */
export function createChatPace(db: Database.Database): void {
  db.transaction(() => {
    if (hasChatPace(db)) return;
    db.exec('DROP TABLE IF EXISTS pace');
    db.exec(TABLE);
    db.exec(`INSERT INTO ${NAME} SELECT video_id, at - at % ${PACE_MS}, count(*) FROM message GROUP BY 1, 2`);
  }).immediate();
}

/** Keeps count. `add` and `forget` belong into the transaction that changes the messages. */
export function openChatPace(db: Database.Database) {
  const addTo = db.prepare(
    `INSERT INTO ${NAME} (video_id, at, messages) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET messages = messages + excluded.messages`,
  );
  const reading = db.prepare(`SELECT at, messages FROM ${NAME} WHERE video_id = ? ORDER BY at`);
  const counting = db.prepare(`SELECT coalesce(sum(messages), 0) FROM ${NAME} WHERE video_id = ?`).pluck();
  const forgetting = db.prepare(`DELETE FROM ${NAME} WHERE video_id = ?`);
  return {
    /** Counts messages that were not there yet. */
    add(videoId: string, messages: readonly ChatMessage[]): void {
      const counts = new Map<number, number>();
      for (const { at } of messages) counts.set(at - (at % PACE_MS), (counts.get(at - (at % PACE_MS)) ?? 0) + 1);
      for (const [at, count] of counts) addTo.run(videoId, at, count);
    },
    forget: (videoId: string): void => {
      forgetting.run(videoId);
    },
    read: (videoId: string): { at: number; messages: number }[] => storedPace.parse(reading.all(videoId)),
    count: (videoId: string): number => z.number().parse(counting.get(videoId)),
  };
}
