import { describeFailure, type Failure, type RecorderJob } from '@jomo/recorder/protocol';
import type { Recording } from '../db/generated/client';
import { AppError } from '../errors';
import { isOwnTestcard } from '../subscriptions/check-url';
import { buildJob } from './build-job';
import { readComesBackUntil } from './comes-back';
import { noteLog } from './note-log';
import { ownOrigins } from './own-origins';
import { readWish } from './read-wish';
import { readZoomOptions } from './read-zoom-options';
import { addressForRecorder } from './recorder-address';
import { mintRecorderToken } from './recorder-token';
import { wasPlanned } from './relaunch-policy';
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

/** The engine's own word on what is wrong is for the user; anything else only for the log. */
function launchFailure(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return describeFailure('internal', 'starting', {
    detail: error instanceof AppError && error.cause instanceof Error ? error.cause.message : detail,
    ...(error instanceof AppError ? { message: error.userMessage } : {}),
  });
}

/**
 * Is it worth waiting for an engine that does not answer? Once something was recorded (how long, reconcile says); for a
 * broadcast, while its channel is live; what was planned, as long as its user wanted to wait for the broadcast.
 */
async function isWorthWaiting({ db, now }: WorkerServices, row: Recording): Promise<boolean> {
  if (row.startedAt !== null) return true;
  if (row.broadcastId !== null) {
    return (await db.broadcast.count({ where: { id: row.broadcastId, endedAt: null } })) > 0;
  }
  const planned =
    row.eventId !== null || wasPlanned({ createdAt: row.createdAt.getTime(), startAt: row.startAt.getTime() });
  const until = row.startAt.getTime() + Math.max(row.waitSec, 60) * 1000;
  return planned && now().getTime() < until;
}

/** An engine that does not answer is no fault of the recording: it waits, and the launch does not count as an attempt. */
async function waitForEngine(services: WorkerServices, row: Recording, why: string): Promise<void> {
  const { db } = services;
  await db.recording.updateMany({
    where: { id: row.id, attempts: row.attempts + 1 },
    data: {
      status: 'starting',
      statusDetail: why,
      attempts: row.attempts,
      launchedAt: row.launchedAt,
      // How long ago something was heard says whether it is still the same broadcast.
      lastHeartbeatAt: row.lastHeartbeatAt,
      tokenHash: null,
    },
  });
  if (row.statusDetail !== why) await noteLog(services, row.id, 'warn', why);
}

const NOT_FROM_HERE =
  'The page is on this server itself, where a recorder in a container cannot reach it. Give the address by which other machines reach the page.';

/** The job of the row's next recorder; null when it could never open the page. */
async function prepareJob(services: WorkerServices, row: Recording, token: string): Promise<RecorderJob | null> {
  const { engine, media, env, internalUrl, now } = services;
  const origins = ownOrigins({ internalUrl, port: env.PORT });
  const addresses = { hostName: engine.hostName, ownOrigins: origins };
  const url = addressForRecorder(row.url, addresses);
  const baseUrl = addressForRecorder(internalUrl, addresses);
  if (url === null || baseUrl === null) return null;
  const { recordedSec } = await readWish(services, row);
  return buildJob(row, {
    part: (await media.highestPart(row)) + 1,
    recordedSec,
    token,
    url,
    baseUrl,
    allowPrivate: env.JOMO_ALLOW_PRIVATE_URLS || isOwnTestcard(row.url, origins),
    spoolDir: engine.spoolDir(row.id),
    now: now().getTime(),
    comesBackUntil: await readComesBackUntil(services, row),
    zoom: await readZoomOptions(services, row),
  });
}

/**
 * Starts a recorder for a recording that has none: the first, or the next one after a loss, which continues as the next
 * part. A launch that fails counts as an attempt, except while the engine itself is away. Answers whether a recorder
 * runs.
 */
export async function launchRecorder(services: WorkerServices, row: Recording): Promise<boolean> {
  const { db, engine, log } = services;
  const { token, hash } = mintRecorderToken();
  if (!(await claim(services, row, hash))) return false;
  const job = await prepareJob(services, row, token);
  if (job === null) {
    const failure = describeFailure('unreachable', 'starting', { message: NOT_FROM_HERE, retryable: false });
    await settleFailure(services, row.id, failure);
    return false;
  }
  try {
    const engineHandle = await engine.launch(job);
    await db.recording.updateMany({ where: { id: row.id, tokenHash: hash }, data: { engineHandle } });
    log.info({ recordingId: row.id, part: job.part, attempt: row.attempts + 1 }, 'recorder launched');
    await noteLog(services, row.id, 'info', `Recorder ${row.attempts + 1} started, part ${job.part}.`);
    return true;
  } catch (error) {
    log.error({ recordingId: row.id, err: error }, 'recorder could not be launched');
    const away = error instanceof AppError && error.code === 'unavailable' && (await isWorthWaiting(services, row));
    if (away) await waitForEngine(services, row, error.userMessage);
    else await settleFailure(services, row.id, launchFailure(error));
    return false;
  }
}
