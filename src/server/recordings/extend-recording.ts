import { isEnded, recordingStatus } from '@/shared/recording';
import type { RecordingView } from '@/shared/views';
import type { Recording } from '../db/generated/client';
import { AppError } from '../errors';
import { findOwned } from './find-owned';
import { noteLog } from './note-log';
import type { RecordingServices } from './services';
import { readRecordingView } from './views';

const DAY_SEC = 24 * 60 * 60;

/**
 * The times after adding `seconds`. What counts media changes over to the wall clock once it runs, for that is what a
 * recorder can be told; before, the count simply grows. Null = it has no end that could be moved.
 */
export function extendTimes(
  row: Pick<Recording, 'endAt' | 'durationSec' | 'startedAt' | 'maxDurationSec'>,
  seconds: number,
): Pick<Recording, 'endAt' | 'durationSec' | 'maxDurationSec'> | null {
  const { endAt, durationSec, startedAt } = row;
  if (endAt === null && durationSec === null) return null;
  const longer = durationSec === null ? null : durationSec + seconds;
  const maxDurationSec = Math.max(row.maxDurationSec, longer ?? row.maxDurationSec + seconds);
  if (endAt !== null) return { endAt: new Date(endAt.getTime() + seconds * 1000), durationSec: longer, maxDurationSec };
  if (startedAt === null || longer === null) return { endAt, durationSec: longer, maxDurationSec };
  return { endAt: new Date(startedAt.getTime() + longer * 1000), durationSec: longer, maxDurationSec };
}

/**
 * Lets a recording run `seconds` longer. Throws `not_found`, `conflict` when it has ended or is being stopped, or has no
 * end to move, and `bad_input` beyond 24 hours.
 */
export async function extendRecording(
  deps: RecordingServices,
  user: { id: string },
  id: string,
  seconds: number,
): Promise<RecordingView> {
  const row = await findOwned(deps, user, id);
  const over = isEnded(recordingStatus.parse(row.status)) || row.status === 'finishing' || row.stopRequestedAt !== null;
  if (over) throw new AppError('conflict', 'The recording has ended or is ending. Start a new one.');
  const times = extendTimes(row, seconds);
  if (!times) {
    throw new AppError('conflict', 'The recording has no end time: it runs until the broadcast ends or you stop it.');
  }
  if ((times.durationSec ?? 0) > DAY_SEC) throw new AppError('bad_input', 'A recording can last 24 hours at most.');
  const { count } = await deps.db.recording.updateMany({
    where: { id, endAt: row.endAt, status: row.status },
    data: times,
  });
  if (count === 0) throw new AppError('conflict', 'The recording changed at the same moment. Try again.');
  await noteLog(deps, id, 'info', `Extended by ${seconds} s.`);
  return readRecordingView(deps, user, id);
}
