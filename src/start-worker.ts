import type { Closers } from './closers';
import { openEngine } from './open-engine';
import type { Services } from './open-services';
import { takeFileLock } from './server/db/file-lock';
import { AppError } from './server/errors';
import { createMediaKeeper } from './server/ingest/media-keeper';
import { openPartStore } from './server/ingest/part-store';
import { packageVideoJob, planScheduleJob, pollFeedJob, startRecordingJob } from './server/jobs/definitions';
import { sweepDeletedVideos } from './server/library/delete-video';
import { createPackager } from './server/library/package-video';
import { resumePackaging } from './server/library/resume-packaging';
import { planSchedule } from './server/recordings/plan-schedule';
import { reportWorker } from './server/recordings/report-worker';
import { createSupervisor } from './server/recordings/supervisor';
import { pollFeed, resumeFeeds } from './server/subscriptions/calendars/poll-feed';

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
  const reporter = await reportWorker(deps);
  closers.add('worker report', () => reporter.stop());

  return async function startWorker() {
    await sweepDeletedVideos(services);
    const supervisor = createSupervisor({ ...deps, media: createMediaKeeper(deps) });
    const packager = createPackager(services);
    jobs.handle(startRecordingJob, supervisor.startRecording);
    jobs.handle(packageVideoJob, packager.packageVideo);
    jobs.handle(planScheduleJob, () => planSchedule(services));
    jobs.handle(pollFeedJob, (payload) => pollFeed(services, payload));
    closers.add('packager', () => packager.stop(), 8_000);
    closers.add('supervisor', () => supervisor.stop());
    await supervisor.start();
    await resumePackaging(services);
    await jobs.enqueue(planScheduleJob, {});
    await resumeFeeds(services);
    await jobs.start();
    log.info({ engine: engine.name, recordersReportTo: internalUrl }, 'the worker is at work');
  };
}
