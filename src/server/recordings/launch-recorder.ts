import { describeFailure } from '@jomo/recorder/protocol';
import type { Recording } from '../db/generated/client';
import { isOwnTestcard } from '../subscriptions/check-url';
import { buildJob } from './build-job';
import { noteLog } from './note-log';
import { ownOrigins } from './own-origins';
import { readWish } from './read-wish';
import { readZoomOptions } from './read-zoom-options';
import { mintRecorderToken } from './recorder-token';
import type { WorkerServices } from './services';
import { settleFailure } from './settle-failure';

/** Takes the row for a new recorder: its predecessor's token is void from here on. False = somebody else was faster. */
async function claim({ db, engine, now }: WorkerServices, row: Recording, tokenHash: string): Promise<boolean> {
  const { count } = await db.recording.updateMany({
    where: { id: row.id, status: row.status, attempts: row.attempts, stopRequestedAt: null },
    data: {
      status: 'starting',
      statusDetail: null,
      attempts: row.attempts + 1,
      tokenHash,
      instance: null,
      lastEventSeq: -1,
      engine: engine.name,
      engineHandle: null,
      heartbeat: null,
      lastHeartbeatAt: null,
      launchedAt: now(),
    },
  });
  return count === 1;
}

/**
 * Starts a recorder for a recording that has none: the first, or the next one after a loss, which continues as the next
 * part. A launch that fails counts as an attempt. Answers whether a recorder runs.
 */
export async function launchRecorder(services: WorkerServices, row: Recording): Promise<boolean> {
  const { db, engine, media, env, internalUrl, log, now } = services;
  const { token, hash } = mintRecorderToken();
  if (!(await claim(services, row, hash))) return false;
  const spoolDir = engine.spoolDir(row.id);
  const origins = ownOrigins({ internalUrl, port: env.PORT });
  const { recordedSec } = await readWish(services, row);
  const job = buildJob(row, {
    part: (await media.highestPart({ videoId: row.videoId, spoolDir })) + 1,
    recordedSec,
    token,
    baseUrl: internalUrl,
    allowPrivate: env.JOMO_ALLOW_PRIVATE_URLS || isOwnTestcard(row.url, origins),
    spoolDir,
    now: now().getTime(),
    zoom: await readZoomOptions(services, row),
  });
  try {
    const engineHandle = await engine.launch(job);
    await db.recording.updateMany({ where: { id: row.id, tokenHash: hash }, data: { engineHandle } });
    log.info({ recordingId: row.id, part: job.part, attempt: row.attempts + 1 }, 'recorder launched');
    await noteLog(services, row.id, 'info', `Recorder ${row.attempts + 1} started, part ${job.part}.`);
    return true;
  } catch (error) {
    log.error({ recordingId: row.id, err: error }, 'recorder could not be launched');
    const detail = error instanceof Error ? error.message : String(error);
    await settleFailure(services, row.id, describeFailure('internal', 'starting', { detail }));
    return false;
  }
}
