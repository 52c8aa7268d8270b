import { isActive, isEnded, recordingStatus } from '@/shared/recording';
import type { RecordingView } from '@/shared/views';
import { startRecordingJob } from '../jobs/definitions';
import { findOwned } from './find-owned';
import { finishRecording } from './finish-recording';
import { noteLog } from './note-log';
import type { RecordingServices } from './services';
import { readRecordingView } from './views';

/**
 * Ends a running recording, or cancels one that has not begun. The recorder is told with its next report and by the
 * worker's supervisor, which also makes sure of it. A recording that has ended is left as it is. Throws `not_found`.
 */
export async function stopRecording(deps: RecordingServices, user: { id: string }, id: string): Promise<RecordingView> {
  const { db, jobs, now } = deps;
  const row = await findOwned(deps, user, id);
  const status = recordingStatus.parse(row.status);
  if (!isActive(status) && !isEnded(status)) {
    await jobs.cancel(startRecordingJob, JSON.stringify({ recordingId: id }));
    await finishRecording(deps, id, { status: 'cancelled', detail: 'It was cancelled before it began.' });
  }
  if (isActive(status) && row.stopRequestedAt === null) {
    await db.recording.updateMany({ where: { id, stopRequestedAt: null }, data: { stopRequestedAt: now() } });
    await noteLog(deps, id, 'info', 'Asked to stop.');
  }
  return readRecordingView(deps, user, id);
}
