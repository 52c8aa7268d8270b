import type { Failure, FinishReason } from '@jomo/recorder/protocol';
import { finishSentences } from '@/shared/finish-sentence';
import type { RecordingStatus } from '@/shared/recording';
import { activeStatuses } from '@/shared/recording';
import { applyKeepRulesJob, packageVideoJob, planScheduleJob, startRecordingJob } from '../jobs/definitions';
import { noteLog } from './note-log';
import type { RecordingServices } from './services';

type Deps = Pick<RecordingServices, 'db' | 'jobs' | 'now'>;

export type Ending = {
  status: Extract<RecordingStatus, 'finished' | 'failed' | 'cancelled'>;
  reason?: FinishReason | null;
  failure?: Failure | null;
  /** A sentence for the user. */
  detail?: string | null;
};

/** Brings the totals of a video in line with its parts; answers the seconds of media it has. */
export async function updateVideoTotals({ db }: Pick<Deps, 'db'>, videoId: string): Promise<number> {
  const sums = await db.part.aggregate({ where: { videoId }, _sum: { durationSec: true, bytes: true } });
  const durationSec = sums._sum.durationSec ?? 0;
  await db.video.updateMany({ where: { id: videoId }, data: { durationSec, bytes: sums._sum.bytes ?? 0n } });
  return durationSec;
}

/** Lets the recording that has waited longest try for the slot. */
export async function wakeNextQueued({ db, jobs }: Pick<Deps, 'db' | 'jobs'>): Promise<void> {
  const next = await db.recording.findFirst({
    where: { status: 'queued' },
    orderBy: [{ startAt: 'asc' }, { createdAt: 'asc' }],
    select: { id: true },
  });
  if (next) await jobs.enqueue(startRecordingJob, { recordingId: next.id });
}

function describeEnding({ status, reason, failure }: Ending, recordedSec: number): string {
  const length = `${Math.round(recordedSec)} s are kept.`;
  if (failure) return `Failed while ${failure.stage} (${failure.code}): ${failure.message} ${length}`;
  if (status === 'cancelled') return 'Cancelled.';
  return `${reason ? finishSentences[reason] : 'The recording was interrupted.'} ${length}`;
}

/**
 * Ends a recording for good: final status, the recorder's token revoked, the video ready if anything was recorded (and
 * handed on to packaging), the slot given to the next. A stop before the first frame counts as cancelled. Does nothing
 * to a recording that has ended already; answers whether this call ended it.
 */
export async function finishRecording(deps: Deps, recordingId: string, ending: Ending): Promise<boolean> {
  const { db, jobs, now } = deps;
  const row = await db.recording.findUnique({
    where: { id: recordingId },
    select: { videoId: true, occurrenceId: true, video: { select: { channelId: true } } },
  });
  if (!row) return false;
  const recordedSec = await updateVideoTotals(deps, row.videoId);
  const unused = recordedSec === 0 && ending.status === 'finished';
  const status = unused ? 'cancelled' : ending.status;
  const { count } = await db.recording.updateMany({
    where: { id: recordingId, status: { in: [...activeStatuses, 'scheduled', 'queued'] } },
    data: {
      status,
      statusDetail: ending.detail ?? (unused ? 'It was stopped before anything was recorded.' : null),
      tokenHash: null,
      finishedAt: now(),
      finishReason: ending.reason ?? null,
      failure: ending.failure ? JSON.stringify(ending.failure) : null,
    },
  });
  if (count === 0) return false;
  await noteLog(
    deps,
    recordingId,
    ending.failure ? 'error' : 'info',
    describeEnding({ ...ending, status }, recordedSec),
  );
  if (recordedSec > 0) {
    // What was packaged before it went on is not all of it.
    await db.video.updateMany({ where: { id: row.videoId }, data: { status: 'ready', packaging: 'none' } });
    await jobs.enqueue(packageVideoJob, { videoId: row.videoId });
    if (row.video.channelId) await jobs.enqueue(applyKeepRulesJob, { channelId: row.video.channelId });
  }
  // The board is to say at once what became of it.
  if (row.occurrenceId !== null) await jobs.enqueue(planScheduleJob, {});
  await wakeNextQueued(deps);
  return true;
}
