import type { Closers } from './closers';
import { openEngine } from './open-engine';
import type { Services } from './open-services';
import { keepDiskReserve } from './server/db/disk-reserve';
import { takeFileLock } from './server/db/file-lock';
import { AppError } from './server/errors';
import { openChatStore } from './server/ingest/chat-store';
import { createMediaKeeper } from './server/ingest/media-keeper';
import { openPartStore } from './server/ingest/part-store';
import { tendChatIndex } from './server/ingest/tend-chat-index';
import {
  applyKeepRulesJob,
  checkChannelsJob,
  endBroadcastJob,
  measureSilenceJob,
  packageVideoJob,
  planScheduleJob,
  pollFeedJob,
  purgeTrashJob,
  recordBroadcastJob,
  startRecordingJob,
  tendChatIndexJob,
  tryOutJob,
} from './server/jobs/definitions';
import { applyKeepRules } from './server/library/apply-keep-rules';
import { sweepDeletedVideos } from './server/library/delete-video';
import { createPackager } from './server/library/package-video';
import { purgeTrash } from './server/library/purge-trash';
import { resumePackaging } from './server/library/resume-packaging';
import { endBroadcast } from './server/recordings/end-broadcast';
import { createBrowserLook } from './server/recordings/look-with-browser';
import { planSchedule } from './server/recordings/plan-schedule';
import { recordBroadcast } from './server/recordings/record-broadcast';
import { reportWorker } from './server/recordings/report-worker';
import { createTryOutRunner } from './server/recordings/run-try-out';
import { createSupervisor } from './server/recordings/supervisor';
import { pollFeed, resumeFeeds } from './server/subscriptions/calendars/poll-feed';
import { openChannelWatch } from './server/subscriptions/channels/open-channel-watch';

/** Longer than a worker that is being stopped needs to end. */
const PREDECESSOR_MS = 30_000;

/** Do recorders reach the app? While they do not, their silence means nothing. */
async function isReachable(internalUrl: string): Promise<boolean> {
  const response = await fetch(`${internalUrl}/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}

/** Two workers would start everything twice and take each other's recorders for lost ones. */
async function becomeTheWorker({ paths, log }: Services, closers: Closers): Promise<void> {
  let lock = await takeFileLock(paths.workerLock, 0);
  if (!lock) {
    log.info({ dataDir: paths.root }, 'another worker is at work in this data directory; waiting for its end');
    lock = await takeFileLock(paths.workerLock, PREDECESSOR_MS);
  }
  if (!lock) {
    throw new AppError(
      'unavailable',
      'Another worker is at work in this data directory. Stop it, or start this one with ROLE=web.',
    );
  }
  closers.add('worker lock', lock.release);
}

/**
 * The worker role: runs jobs, starts and watches recorders, packages videos. It opens no port. Answers how to set it to
 * work, once whatever serves the recorders in this process listens. Throws AppError `unavailable` beside another worker.
 */
export async function openWorker(services: Services, closers: Closers, homeDir: string): Promise<() => Promise<void>> {
  const { jobs, log, internalUrl } = services;
  await becomeTheWorker(services, closers);
  const engine = await openEngine(services, homeDir);
  const deps = { ...services, parts: openPartStore(services), engine, canBeReached: () => isReachable(internalUrl) };
  const reserve = await keepDiskReserve(services);
  closers.add('disk reserve', () => reserve.stop());
  const reporter = await reportWorker(deps);
  closers.add('worker report', () => reporter.stop());

  return async function startWorker() {
    await sweepDeletedVideos(services);
    const chat = openChatStore(services.paths.chatDb, log);
    closers.add('chat of the worker', () => chat.close());
    const supervisor = createSupervisor({ ...deps, media: createMediaKeeper(deps) });
    const packager = createPackager(services);
    jobs.handle(startRecordingJob, supervisor.startRecording);
    jobs.handle(packageVideoJob, packager.packageVideo);
    jobs.handle(measureSilenceJob, packager.measureSilence);
    jobs.handle(tendChatIndexJob, () => tendChatIndex({ ...services, chat }));
    jobs.handle(applyKeepRulesJob, (payload) => applyKeepRules({ ...services, chat }, payload));
    jobs.handle(purgeTrashJob, () => purgeTrash({ ...services, chat }));
    const channels = openChannelWatch({
      ...services,
      searchPath: services.environment.PATH,
      browser: createBrowserLook(deps),
    });
    jobs.handle(checkChannelsJob, channels.lookNow);
    jobs.handle(recordBroadcastJob, (payload) => recordBroadcast(deps, payload));
    jobs.handle(endBroadcastJob, (payload) => endBroadcast(deps, payload));
    const tryOuts = createTryOutRunner(deps);
    await tryOuts.abandon();
    jobs.handle(tryOutJob, tryOuts.runTryOut);
    closers.add('try-outs', () => tryOuts.stop());
    jobs.handle(planScheduleJob, () => planSchedule(services));
    jobs.handle(pollFeedJob, (payload) => pollFeed(services, payload));
    closers.add('packager', () => packager.stop(), 8_000);
    closers.add('supervisor', () => supervisor.stop());
    await supervisor.start();
    await resumePackaging(services);
    await jobs.enqueue(measureSilenceJob, {});
    await jobs.enqueue(applyKeepRulesJob, {});
    await jobs.enqueue(purgeTrashJob, {});
    await jobs.enqueue(planScheduleJob, {});
    await jobs.enqueue(tendChatIndexJob, {});
    await resumeFeeds(services);
    await jobs.start();
    // Before the supervisor in closing: a browser that looks is ended while the engine is still open.
    closers.add('channels', () => channels.stop(), 8_000);
    channels.start();
    log.info({ engine: engine.name, recordersReportTo: internalUrl }, 'the worker is at work');
  };
}
