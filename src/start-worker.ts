import path from 'node:path';
import type { Closers } from './closers';
import type { Services } from './open-services';
import { createMediaKeeper, repairUnfinished } from './server/ingest/media-keeper';
import { openPartStore } from './server/ingest/part-store';
import { packageVideoJob, planScheduleJob, pollFeedJob, startRecordingJob } from './server/jobs/definitions';
import { sweepDeletedVideos } from './server/library/delete-video';
import { createPackager } from './server/library/package-video';
import { resumePackaging } from './server/library/resume-packaging';
import { createProcessEngine } from './server/recordings/engines/process';
import { planSchedule } from './server/recordings/plan-schedule';
import { createSupervisor } from './server/recordings/supervisor';
import { pollFeed, resumeFeeds } from './server/subscriptions/calendars/poll-feed';

/** Do recorders reach the app? While they do not, their silence means nothing. */
async function isReachable(internalUrl: string): Promise<boolean> {
  const response = await fetch(`${internalUrl}/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.ok === true;
}

/** The worker role: runs jobs, starts and watches recorders, packages videos. It opens no port. */
export async function startWorker(services: Services, closers: Closers, homeDir: string): Promise<void> {
  const { paths, jobs, internalUrl } = services;
  const engine = createProcessEngine({
    paths,
    command: [process.execPath, path.join(homeDir, 'dist/recorder.js')],
    environment: services.environment,
  });
  const deps = { ...services, parts: openPartStore(services), engine, canBeReached: () => isReachable(internalUrl) };
  await sweepDeletedVideos(services);
  await repairUnfinished(deps);

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
}
