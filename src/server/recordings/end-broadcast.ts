import { describeFailure } from '@jomo/recorder/protocol';
import { isActive, recordingStatus } from '@/shared/recording';
import type { Recording } from '../db/generated/client';
import type { JobResult } from '../jobs/queue';
import { finishRecording } from './finish-recording';
import { noteLog } from './note-log';
import { type BroadcastDeps, type BroadcastRow, broadcastRow, makeRecording } from './record-broadcast';

const NEVER_BEGUN = 'The broadcast was over before its recording could begin: Jomo was stopped or busy at that moment.';
const NO_SLOT =
  'No recording slot was free before its end. Stop another recording, or allow more with JOMO_CAPACITY_CORES.';

const missed = (message: string) => describeFailure('interrupted', 'queued', { message, retryable: false });

/** Nothing that was wanted is missed silently: there is a failed recording that says why. */
async function noteMissed(deps: BroadcastDeps, row: BroadcastRow): Promise<JobResult> {
  const ending = { status: 'failed', failure: JSON.stringify(missed(NEVER_BEGUN)), finishedAt: deps.now() };
  const recordingId = await makeRecording(deps, row, ending);
  if (recordingId === null) return { skipped: 'made already' };
  await noteLog(deps, recordingId, 'error', NEVER_BEGUN);
  return 'done';
}

async function stop(deps: BroadcastDeps, { id }: Recording): Promise<JobResult> {
  const { db, now } = deps;
  const { count } = await db.recording.updateMany({
    where: { id, stopRequestedAt: null },
    data: { stopRequestedAt: now() },
  });
  if (count === 0) return { skipped: 'it was asked to stop already' };
  await noteLog(deps, id, 'info', 'The channel has been offline for the grace period. Asked to stop.');
  return 'done';
}

/**
 * Who knows less of the end than the recorder on the page: the page merely does not speak of a broadcast any more, or a
 * browser saw nothing play, the way the recorder looks itself, but from outside and on what the machine had left.
 */
const WEAK: ReadonlySet<string> = new Set(['hint', 'browser']);

/** No recorder runs for it and none has: the engine could not start one. */
const waitsForEngine = ({ startedAt, tokenHash }: Recording) => startedAt === null && tokenHash === null;

/**
 * Handler of `endBroadcastJob`: a broadcast that has been over for its grace period is recorded no longer. A recorder
 * sees the end by itself and better; this is for pages that go on with something else, and only when somebody says so
 * who knows better than it.
 */
export async function endBroadcast(deps: BroadcastDeps, { broadcastId }: { broadcastId: string }): Promise<JobResult> {
  const { db, now } = deps;
  const row = await db.broadcast.findUnique({ where: { id: broadcastId }, include: broadcastRow });
  if (!row || row.actAt === null) return { skipped: 'nothing is to be done' };
  if (row.endedAt === null) return { skipped: 'it goes on' };
  if (row.actAt > now()) return { skipped: 'its grace period is not over' };
  const { recording } = row;
  if (!recording) return noteMissed(deps, row);
  await db.broadcast.updateMany({ where: { id: broadcastId, endedAt: row.endedAt }, data: { actAt: null } });
  const status = recordingStatus.parse(recording.status);
  if (status === 'queued' || status === 'scheduled') {
    await finishRecording(deps, recording.id, { status: 'failed', failure: missed(NO_SLOT) });
    return 'done';
  }
  if (!isActive(status)) return { skipped: `its recording is ${status}` };
  if (waitsForEngine(recording)) {
    const why = `It was over before a recorder could be started. ${recording.statusDetail ?? ''}`.trim();
    await finishRecording(deps, recording.id, { status: 'failed', failure: missed(why) });
    return 'done';
  }
  return WEAK.has(row.endedBy ?? '') ? { skipped: 'its recorder sees the end itself' } : stop(deps, recording);
}
