import type { HealthMark } from '@jomo/recorder/protocol';
import type { Recording } from '../db/generated/client';
import { readHealth } from './health-log';
import type { RecordingServices } from './services';

/**
 * Until when a broadcast that ended is waited for, epoch milliseconds; null = it has not ended, or is back. Pure: its end and
 * its return are told by the marks, so whoever asks after a crash knows as much as the recorder did.
 */
export function comesBackUntil(marks: readonly HealthMark[], graceSec: number): number | null {
  let endedAt: number | null = null;
  for (const { kind, phase, at } of marks) {
    if (kind === 'stream_ended' && phase === 'begin') endedAt ??= at;
    if (kind === 'healed') endedAt = null;
  }
  return endedAt === null ? null : endedAt + graceSec * 1000;
}

/** The same for a recording, out of its video's marks. */
export async function readComesBackUntil(
  { paths }: Pick<RecordingServices, 'paths'>,
  { videoId, graceSec }: Pick<Recording, 'videoId' | 'graceSec'>,
): Promise<number | null> {
  return comesBackUntil(await readHealth({ paths }, videoId), graceSec);
}
