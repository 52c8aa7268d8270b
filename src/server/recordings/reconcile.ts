import { describeFailure, type FinishReason } from '@jomo/recorder/protocol';
import { activeStatuses } from '@/shared/recording';
import type { Recording } from '../db/generated/client';
import { packageVideoJob } from '../jobs/definitions';
import { readComesBackUntil } from './comes-back';
import { type Action, type ActiveRow, decideReconcile } from './decide-reconcile';
import { finishRecording, updateVideoTotals } from './finish-recording';
import { appendHealth } from './health-log';
import { launchRecorder } from './launch-recorder';
import { noteLog } from './note-log';
import { readWish } from './read-wish';
import { mayReplaceLost, wasAwayTooLong, whyDone } from './relaunch-policy';
import type { WorkerServices } from './services';

/** Taking over a spool is copying files; a big one is continued at the next round. */
const SETTLE_LIMIT_MS = 60_000;

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

function toActiveRow(row: Recording): ActiveRow {
  const { id, status, attempts } = row;
  return {
    id,
    status,
    attempts,
    hasToken: row.tokenHash !== null,
    handle: row.engineHandle,
    launchedAt: ms(row.launchedAt),
    lastHeartbeatAt: ms(row.lastHeartbeatAt),
    updatedAt: row.updatedAt.getTime(),
    stopRequestedAt: ms(row.stopRequestedAt),
    endAt: ms(row.endAt),
  };
}

export type Watch = {
  hearingSince: number;
  launching: Set<string>;
  /** Recorders that were sent the signal to stop: a second one could mean "at once" to them. */
  asked: Set<string>;
};

/** Recorders report every five seconds; one that has not for this long may have nobody to report to. */
const QUIET_MS = 8_000;

/**
 * While the web role does not answer, nobody can be heard: the silence of recorders counts from the moment it answers
 * again, since they come back to it only some seconds later.
 */
async function noticeDeafness(services: WorkerServices, rows: readonly Recording[], watch: Watch): Promise<void> {
  const at = services.now().getTime();
  const quiet = ({ tokenHash, launchedAt, lastHeartbeatAt }: Recording) =>
    tokenHash !== null && at - Math.max(ms(launchedAt) ?? 0, ms(lastHeartbeatAt) ?? 0) > QUIET_MS;
  if (rows.some(quiet) && !(await services.canBeReached())) watch.hearingSince = services.now().getTime();
}

/** Compares rows and recorders; nothing is changed. */
async function look(services: WorkerServices, watch: Watch): Promise<Action[]> {
  const { db, engine, now } = services;
  const { launching } = watch;
  const listedAt = now().getTime();
  const found = await engine.list();
  const rows = await db.recording.findMany({ where: { status: { in: [...activeStatuses] } } });
  await noticeDeafness(services, rows, watch);
  const ended = await db.recording.findMany({
    where: { id: { in: found.map(({ recordingId }) => recordingId) }, finishedAt: { not: null } },
    select: { id: true, finishedAt: true },
  });
  const endedAt = new Map(ended.map(({ id, finishedAt }) => [id, finishedAt?.getTime() ?? 0]));
  const { hearingSince } = watch;
  const situation = { now: now().getTime(), hearingSince, listedAt, launching, endedAt, found };
  return decideReconcile({ ...situation, rows: rows.map(toActiveRow) });
}

async function settle({ engine, media }: WorkerServices, row: { id: string; videoId: string }): Promise<boolean> {
  const spoolDir = await engine.collectSpool(row.id);
  return media.settle({ id: row.id, videoId: row.videoId, spoolDir }, SETTLE_LIMIT_MS);
}

/** Why nothing more is to be recorded; null = it goes on. A broadcast that is over for its grace period does not. */
async function whyOver(services: WorkerServices, row: Recording): Promise<FinishReason | null> {
  const now = services.now().getTime();
  const done = whyDone(await readWish(services, row), now);
  const until = done === null ? await readComesBackUntil(services, row) : null;
  return until !== null && now >= until ? 'stream_ended' : done;
}

/** Nothing of the recorder runs after this, and what it had not sent is taken over. */
async function killAndFinish(services: WorkerServices, row: Recording): Promise<void> {
  await services.engine.kill({ recordingId: row.id, handle: row.engineHandle });
  await settle(services, row);
  await finishRecording(services, row.id, { status: 'finished', reason: await whyOver(services, row) });
}

async function giveUp(services: WorkerServices, row: Recording): Promise<void> {
  await settle(services, row);
  const detail = await services.engine.readLog(row.id);
  const failure = describeFailure('recorder_lost', row.status, detail ? { detail } : {});
  await finishRecording(services, row.id, { status: 'failed', failure });
}

/** When a recorder was last heard of; null = nothing was recorded that could be glued to. */
function heardAt({ startedAt, launchedAt, lastHeartbeatAt }: Recording): number | null {
  return startedAt === null ? null : Math.max(ms(startedAt) ?? 0, ms(launchedAt) ?? 0, ms(lastHeartbeatAt) ?? 0);
}

/** What went on without us is over for this recording; the channel's next look begins what is on now. */
async function endAfterAbsence(services: WorkerServices, row: Recording, heard: number): Promise<void> {
  await settle(services, row);
  const minutes = Math.round((services.now().getTime() - heard) / 60_000);
  const message = `The recorder was lost, and for ${minutes} minutes nothing could be recorded: Jomo or the server was off. What was recorded is kept.`;
  const failure = describeFailure('recorder_lost', row.status, { message });
  await finishRecording(services, row.id, { status: 'failed', failure });
  if (row.broadcastId === null) return;
  await services.db.broadcast.updateMany({
    where: { id: row.broadcastId, endedAt: null },
    data: { endedAt: new Date(heard), endedBy: 'recorder', actAt: null },
  });
}

/** The next recorder continues as the next part; it also uploads what its predecessor left in the spool. */
async function replace(services: WorkerServices, row: Recording, because: 'lost' | 'silent'): Promise<void> {
  const { engine, paths, now } = services;
  await engine.kill({ recordingId: row.id, handle: row.engineHandle });
  const wish = await readWish(services, row);
  if ((await whyOver(services, row)) !== null) return killAndFinish(services, row);
  const heard = heardAt(row);
  const absence = {
    heardAt: heard,
    graceSec: row.graceSec,
    ofChannel: row.broadcastId !== null,
    expectedEndAt: ms(row.expectedEndAt),
  };
  if (heard !== null && wasAwayTooLong(wish, absence, now().getTime())) return endAfterAbsence(services, row, heard);
  if (!mayReplaceLost(wish)) return giveUp(services, row);
  const what = because === 'lost' ? 'The recorder was lost' : 'The recorder did not report any more';
  if (row.tokenHash !== null) await noteLog(services, row.id, 'warn', `${what}; starting another one.`);
  if (row.startedAt !== null) {
    const detail = `${what}; another one went on.`;
    await appendHealth({ paths }, row.videoId, [{ at: now().getTime(), kind: 'gap', phase: 'point', detail }]);
  }
  await launchRecorder(services, row);
}

/** Media that came out of a spool after the end: the video is complete only now, so it is packaged (again). */
async function settleEnded(services: WorkerServices, row: { id: string; videoId: string }): Promise<boolean> {
  const { db, jobs } = services;
  const video = await db.video.findUnique({ where: { id: row.videoId }, select: { durationSec: true } });
  const complete = await settle(services, row);
  const recordedSec = await updateVideoTotals(services, row.videoId);
  if (recordedSec > (video?.durationSec ?? 0)) {
    await db.video.updateMany({ where: { id: row.videoId }, data: { status: 'ready' } });
    await jobs.enqueue(packageVideoJob, { videoId: row.videoId });
  }
  return complete;
}

/** For recorders without a running recording: gone for certain, media taken over, directory removed. */
async function clearAway(services: WorkerServices, id: string): Promise<void> {
  const { db, engine } = services;
  await engine.kill({ recordingId: id, handle: null });
  const row = await db.recording.findUnique({ where: { id }, select: { id: true, videoId: true } });
  if (row && !(await settleEnded(services, row))) return;
  await engine.forget(id);
}

async function act(services: WorkerServices, action: Action, watch: Watch): Promise<void> {
  const { db, engine, now } = services;
  if (action.type === 'clear-away') return clearAway(services, action.id);
  // Read again: a report may have ended it since.
  const row = await db.recording.findFirst({ where: { id: action.id, status: { in: [...activeStatuses] } } });
  if (!row) return;
  switch (action.type) {
    case 'adopt':
      await db.recording.updateMany({ where: { id: row.id }, data: { engineHandle: action.handle } });
      return noteLog(services, row.id, 'info', 'Found the running recorder again.');
    case 'ask-to-stop':
      if (watch.asked.has(row.id)) return;
      watch.asked.add(row.id);
      return engine.requestStop({ recordingId: row.id, handle: row.engineHandle });
    case 'end':
      await db.recording.updateMany({ where: { id: row.id }, data: { stopRequestedAt: now() } });
      return;
    case 'force-end':
      await noteLog(services, row.id, 'warn', 'The recorder did not stop in time and was ended.');
      return killAndFinish(services, row);
    case 'finish':
      return killAndFinish(services, row);
    case 'replace':
      return replace(services, row, action.because);
  }
}

/**
 * Brings rows and recorders together: adopts recorders after a restart of the app, replaces lost or silent ones, makes
 * sure of stops, clears away remains. One failing action is logged and does not keep the others from being done.
 */
export async function reconcile(services: WorkerServices, watch: Watch): Promise<void> {
  for (const action of await look(services, watch)) {
    watch.launching.add(action.id);
    try {
      await act(services, action, watch);
    } catch (error) {
      services.log.error({ recordingId: action.id, action: action.type, err: error }, 'reconcile action failed');
    } finally {
      watch.launching.delete(action.id);
    }
  }
}
