import type { RecordingServices } from './services';

export type LogLevel = 'info' | 'warn' | 'error';

/** Adds a line to the log that the user sees on the page of a recording. */
export async function noteLog(
  { db, now }: Pick<RecordingServices, 'db' | 'now'>,
  recordingId: string,
  level: LogLevel,
  message: string,
): Promise<void> {
  await db.recordingLog.create({ data: { recordingId, at: now(), level, message: message.slice(0, 2000) } });
}
