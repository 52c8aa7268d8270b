import { failure, finishReason } from '@jomo/recorder/protocol';
import { channelRules } from '@/shared/channel';
import { isEnded, recordingStatus } from '@/shared/recording';
import type { Prisma, Recording } from '../db/generated/client';
import { startRecordingJob } from '../jobs/definitions';
import type { JobResult } from '../jobs/queue';
import { mayGoOn } from './decide-next-part';
import { appendHealth } from './health-log';
import { noteLog } from './note-log';
import { parseJson } from './parse-json';
import { readWish } from './read-wish';
import type { WorkerServices } from './services';

export type BroadcastDeps = Pick<WorkerServices, 'db' | 'jobs' | 'log' | 'now' | 'paths' | 'engine'>;

export const broadcastRow = { channel: true, recording: true } satisfies Prisma.BroadcastInclude;
export type BroadcastRow = Prisma.BroadcastGetPayload<{ include: typeof broadcastRow }>;

/** The site says that it is live, so the page should show it soon. */
const WAIT_SEC = 10 * 60;

/** The form of YouTube's ids of videos. */
const VIDEO_ID = /^[\w-]{11}$/;

/**
 * Where a broadcast is recorded. On YouTube each has a page of its own: it has the chat's address, and a reload does not
 * lead to another broadcast. Pages that are only treated as YouTube's have no such page. Pure.
 */
function addressOf({ siteId, channel: { site, liveUrl } }: Pick<BroadcastRow, 'siteId' | 'channel'>): string {
  const own = site === 'youtube' && new URL(liveUrl).hostname === 'www.youtube.com';
  return own && siteId !== null && VIDEO_ID.test(siteId) ? `https://www.youtube.com/watch?v=${siteId}` : liveUrl;
}

/** Somebody else has made the recording, or the wish is gone. */
class NotMine extends Error {}

/**
 * Makes the recording of a broadcast by the rules of its channel, once: in one step with the end of the wish for it.
 * `ending` = it is made only to say why nothing was recorded. Answers its id; null = somebody else was faster.
 */
export async function makeRecording(
  { db, now }: Pick<BroadcastDeps, 'db' | 'now'>,
  row: BroadcastRow,
  ending: Pick<Prisma.RecordingUncheckedCreateInput, 'status' | 'failure' | 'finishedAt'> | null = null,
): Promise<string | null> {
  const { id: broadcastId, title, channel } = row;
  const { quality, view, chat, priority, maxDurationSec, graceSec, steps, site } = channelRules.parse(
    JSON.parse(channel.rules),
  );
  const { ownerId, id: channelId } = channel;
  const url = addressOf(row);
  const wish = { quality, view, chat, priority, maxDurationSec, graceSec, waitSec: WAIT_SEC };
  try {
    return await db.$transaction(async (tx) => {
      const { count } = await tx.broadcast.updateMany({
        where: { id: broadcastId, actAt: { not: null }, recording: null },
        data: { actAt: null },
      });
      if (count === 0) throw new NotMine();
      const video = await tx.video.create({ data: { ownerId, title, url, quality, channelId }, select: { id: true } });
      const keys = {
        ownerId,
        broadcastId,
        videoId: video.id,
        url,
        title,
        startAt: now(),
        steps: JSON.stringify(steps),
        site,
      };
      const data = { ...wish, ...keys, status: 'queued', ...ending };
      return (await tx.recording.create({ data, select: { id: true } })).id;
    });
  } catch (error) {
    if (error instanceof NotMine) return null;
    throw error;
  }
}

async function create(deps: BroadcastDeps, row: BroadcastRow): Promise<JobResult> {
  const recordingId = await makeRecording(deps, row);
  if (recordingId === null) return { skipped: 'made already' };
  await noteLog(deps, recordingId, 'info', `${row.channel.name} went live. ${row.reason}`);
  await deps.jobs.enqueue(startRecordingJob, { recordingId });
  return 'done';
}

/**
 * The broadcast is on, but its recording has ended: it is queued once more, so that a new recorder goes on as the next
 * part of the same video, with the gap marked. The video is packaged anew at its end.
 */
async function goOn(deps: BroadcastDeps, row: BroadcastRow, recording: Recording): Promise<JobResult> {
  const { db, jobs, now, engine, paths } = deps;
  const wish = await readWish(deps, recording);
  const ended = {
    status: recordingStatus.parse(recording.status),
    finishReason: finishReason.nullable().parse(recording.finishReason),
    failure: parseJson(failure, recording.failure),
  };
  if (!mayGoOn(ended, wish, now().getTime())) {
    return { skipped: `its recording is ${recording.status}` };
  }
  if ((await db.video.count({ where: { id: recording.videoId, trashedAt: null } })) === 0) {
    return { skipped: 'its video is in the trash' };
  }
  await engine.kill({ recordingId: recording.id, handle: recording.engineHandle });
  const recorded = wish.recordedSec > 0;
  const { count } = await db.recording.updateMany({
    where: { id: recording.id, status: recording.status, video: { trashedAt: null } },
    data: {
      status: 'queued',
      url: addressOf(row),
      statusDetail: 'The broadcast goes on.',
      finishedAt: null,
      finishReason: null,
      failure: null,
      tokenHash: null,
      ...(recorded ? {} : { startAt: now() }),
    },
  });
  if (count === 0) return { skipped: 'somebody else was faster' };
  await db.video.updateMany({ where: { id: recording.videoId }, data: { packaging: 'none', packagingProgress: 0 } });
  await noteLog(deps, recording.id, 'info', 'The broadcast goes on; the recording continues as the next part.');
  if (recorded) {
    const detail = 'The broadcast was interrupted and began again.';
    const at = now().getTime();
    await appendHealth({ paths }, recording.videoId, [
      { at, kind: 'gap', phase: 'point', detail },
      // The wait for it is over.
      { at, kind: 'healed', phase: 'point', detail: 'The broadcast is back.' },
    ]);
  }
  await jobs.enqueue(startRecordingJob, { recordingId: recording.id });
  return 'done';
}

/**
 * Handler of `recordBroadcastJob`: a broadcast that is on and wanted gets its recording, or its recording goes on. Run
 * twice, or after a crash in the middle, it does the rest only.
 */
export async function recordBroadcast(
  deps: BroadcastDeps,
  { broadcastId }: { broadcastId: string },
): Promise<JobResult> {
  const { db } = deps;
  const row = await db.broadcast.findUnique({ where: { id: broadcastId }, include: broadcastRow });
  if (!row || row.actAt === null) return { skipped: 'nothing is to be done' };
  if (row.endedAt !== null) return { skipped: 'it is over' };
  if (!row.recording) return create(deps, row);
  // Before, not after: a broadcast that is lost to a crash here is asked for by the next look.
  await db.broadcast.updateMany({ where: { id: broadcastId, endedAt: null }, data: { actAt: null } });
  if (!isEnded(recordingStatus.parse(row.recording.status))) return { skipped: 'it is being recorded' };
  return goOn(deps, row, row.recording);
}
