import type { PresetName } from '@jomo/recorder/protocol';
import type { Priority } from '@/shared/event';
import { AppError } from '../errors';
import { startRecordingJob } from '../jobs/definitions';
import { launchAt } from '../schedule/occurrence';
import { findOwned } from './find-owned';
import type { RecordingServices } from './services';

/**
 * Changes priority or quality of a recording that has not begun and belongs to no date of an event: those follow their
 * event (`changeOccurrence`). Throws `not_found`, `conflict`.
 */
export async function changeRecording(
  deps: RecordingServices,
  user: { id: string },
  id: string,
  wish: { priority?: Priority | undefined; quality?: PresetName | undefined },
): Promise<void> {
  const { db, jobs, now } = deps;
  const row = await findOwned(deps, user, id);
  if (row.occurrenceId !== null) throw new AppError('conflict', 'It belongs to an event. Change it on the schedule.');
  const { priority, quality } = wish;
  const { count } = await db.recording.updateMany({
    where: { id, status: { in: ['scheduled', 'queued'] } },
    data: { ...(priority === undefined ? {} : { priority }), ...(quality === undefined ? {} : { quality }) },
  });
  if (count === 0) throw new AppError('conflict', 'It has begun, or is over.');
  if (quality !== undefined) await db.video.updateMany({ where: { id: row.videoId }, data: { quality } });
  // It may be its turn now.
  const at = new Date(launchAt({ startAt: row.startAt.getTime(), now: now().getTime() }));
  await jobs.enqueue(startRecordingJob, { recordingId: id }, { at });
}
