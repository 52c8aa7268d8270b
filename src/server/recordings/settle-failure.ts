import type { Failure } from '@jomo/recorder/protocol';
import { activeStatuses } from '@/shared/recording';
import { finishRecording } from './finish-recording';
import { noteLog } from './note-log';
import { readWish } from './read-wish';
import { mayRetryFailed, whyDone } from './relaunch-policy';
import type { RecordingServices } from './services';

type Deps = Pick<RecordingServices, 'db' | 'jobs' | 'now'>;

/**
 * What follows when a recorder gave up: another one as the next part if that may help and is still wanted (the row goes
 * back to `starting` without a token; reconcile launches when the old recorder is gone), else the end. What was
 * recorded stays playable either way.
 */
export async function settleFailure(deps: Deps, recordingId: string, failure: Failure): Promise<void> {
  const row = await deps.db.recording.findUnique({ where: { id: recordingId } });
  if (!row) return;
  const now = deps.now();
  const wish = await readWish(deps, row);
  const done = whyDone(wish, now.getTime());
  // A recorder that fails while it is being stopped has done what was asked of it.
  if (done !== null) return void (await finishRecording(deps, recordingId, { status: 'finished', reason: done }));
  // It recorded all there was: the broadcast ended while no recorder saw it.
  if (wish.recordedSec > 0 && failure.code === 'never_live') {
    await finishRecording(deps, recordingId, { status: 'finished', reason: 'stream_ended' });
    return;
  }
  if (!mayRetryFailed(wish, failure, now.getTime())) {
    await finishRecording(deps, recordingId, { status: 'failed', failure });
    return;
  }
  const { count } = await deps.db.recording.updateMany({
    where: { id: recordingId, status: { in: [...activeStatuses] } },
    data: {
      status: 'starting',
      statusDetail: `${failure.message} Trying again.`,
      tokenHash: null,
    },
  });
  if (count > 0) await noteLog(deps, recordingId, 'warn', `${failure.message} Trying again.`);
}
