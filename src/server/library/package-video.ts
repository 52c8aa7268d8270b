import { activeStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import type { JobResult } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import { describePart, type MediaFormat } from './describe-media';
import { finalizeVideo } from './finalize-video';
import { findSilence, measureMissingSilence } from './find-silence';
import type { MediaPart } from './index-parts';
import { makePoster } from './make-poster';
import { makeStoryboard } from './make-storyboard';
import { runLadder } from './run-ladder';
import { trackProgress } from './track-progress';
import { createTurns } from './turns';

type Deps = { db: Db; paths: StoragePaths; log: Logger; now: () => Date };

const FAILED = 'The smaller qualities could not be made. The recording itself plays; the server log says more.';

/** Why there is nothing to package, or null. */
async function reasonToSkip({ db }: Deps, videoId: string): Promise<string | null> {
  const video = await db.video.findFirst({
    where: { id: videoId, trashedAt: null },
    select: { packaging: true, recording: { select: { status: true } } },
  });
  if (!video) return 'the video was deleted';
  if (video.recording && activeStatuses.some((status) => status === video.recording?.status)) return 'still recording';
  return video.packaging === 'done' ? 'packaged already' : null;
}

/** Answers whether the video is still there: it may be deleted, or put into the trash, at any moment. */
async function mark(
  { db }: Deps,
  videoId: string,
  data: Parameters<Db['video']['updateMany']>[0]['data'],
): Promise<boolean> {
  return (await db.video.updateMany({ where: { id: videoId, trashedAt: null }, data })).count > 0;
}

/** Poster and storyboard are extras: when one fails, the log says so and the ladder is made all the same. */
async function makePictures(deps: Deps, videoId: string, parts: MediaPart[], format: MediaFormat, signal: AbortSignal) {
  const { width, height } = format;
  if (!width || !height) return;
  const attempt = async (what: string, make: () => Promise<void>, done: { hasPoster?: true; hasStoryboard?: true }) => {
    try {
      await make();
      await mark(deps, videoId, done);
    } catch (error) {
      signal.throwIfAborted();
      deps.log.warn({ videoId, err: error }, `${what} failed`);
    }
  };
  await attempt('poster', () => makePoster(deps, videoId, parts, signal), { hasPoster: true });
  const storyboard = () => makeStoryboard(deps, videoId, parts, { width, height }, signal);
  await attempt('storyboard', storyboard, { hasStoryboard: true });
}

async function encode(deps: Deps, videoId: string, parts: MediaPart[], formats: MediaFormat[], signal: AbortSignal) {
  const begun = deps.now().getTime();
  await mark(deps, videoId, { packaging: 'running', packagingProgress: 0, packagingError: null });
  const deleted = new AbortController();
  const progress = trackProgress(async (share) => {
    if (!(await mark(deps, videoId, { packagingProgress: share }))) deleted.abort(new Error('The video was deleted.'));
  }, deps.now);
  try {
    await runLadder(deps, videoId, parts, formats, progress.report, AbortSignal.any([signal, deleted.signal]));
  } finally {
    await progress.settle();
  }
  await findSilence(deps, videoId, parts, formats, signal);
  await mark(deps, videoId, { packaging: 'done', packagingProgress: 1, packagingError: null });
  const seconds = (deps.now().getTime() - begun) / 1000;
  deps.log.info({ job: 'package-video', videoId, seconds, parts: parts.length }, 'video packaged');
}

/** After a failure: whatever the cause, the recording itself is untouched and plays. */
async function settleFailure(deps: Deps, videoId: string, error: unknown, signal: AbortSignal): Promise<JobResult> {
  if (signal.aborted) {
    // Stays queued, so that `resumePackaging` finds it at the next start.
    await mark(deps, videoId, { packaging: 'queued', packagingProgress: 0 });
    return { skipped: 'stopped; it starts over at the next start' };
  }
  if (!(await deps.db.video.findFirst({ where: { id: videoId, trashedAt: null }, select: { id: true } }))) {
    return { skipped: 'the video was deleted' };
  }
  deps.log.error({ videoId, err: error }, 'packaging failed');
  await mark(deps, videoId, { packaging: 'failed', packagingError: FAILED });
  return { skipped: 'packaging failed' };
}

/**
 * Handles `packageVideoJob`: durations from the indexes, poster and storyboard at once; then, one video at a time, the
 * ladder. Idempotent: it starts over cleanly after a crash and skips what is done. `stop` kills what runs and waits.
 */
export function createPackager(deps: Deps) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = new Map<string, Promise<JobResult>>();
  /** Asked for while it was being packaged: a recording that went on meanwhile has more than what was packaged. */
  const again = new Set<string>();
  const turns = createTurns();
  let measuring: Promise<JobResult> = Promise.resolve('done');

  async function run(videoId: string): Promise<JobResult> {
    const skipped = await reasonToSkip(deps, videoId);
    if (skipped) return { skipped };
    try {
      const parts = await finalizeVideo(deps, videoId);
      const formats = await Promise.all(parts.map((part) => describePart(deps, videoId, part)));
      if (!formats[0]) {
        await mark(deps, videoId, { packaging: 'none' });
        return { skipped: 'nothing was recorded' };
      }
      await mark(deps, videoId, { packaging: 'queued', packagingProgress: 0 });
      await makePictures(deps, videoId, parts, formats[0], signal);
      await turns.take(async () => {
        signal.throwIfAborted();
        await encode(deps, videoId, parts, formats, signal);
      });
      return 'done';
    } catch (error) {
      return settleFailure(deps, videoId, error, signal);
    }
  }

  /** Once more for a video that has grown since it was packaged. */
  async function runAll(videoId: string): Promise<JobResult> {
    const partsBytes = async () =>
      (await deps.db.part.aggregate({ where: { videoId }, _sum: { bytes: true } }))._sum.bytes;
    for (;;) {
      const before = await partsBytes();
      const result = await run(videoId);
      if (!again.delete(videoId) || signal.aborted || (await partsBytes()) === before) return result;
      await mark(deps, videoId, { packaging: 'none', packagingProgress: 0 });
    }
  }

  return {
    async packageVideo({ videoId }: { videoId: string }): Promise<JobResult> {
      if (running.has(videoId)) {
        again.add(videoId);
        return { skipped: 'being packaged already' };
      }
      if (signal.aborted) return { skipped: 'stopping' };
      const work = runAll(videoId);
      running.set(videoId, work);
      try {
        return await work;
      } finally {
        running.delete(videoId);
        again.delete(videoId);
      }
    },
    /** Handles `measureSilenceJob`: one video at a time, and not while another one is encoded. */
    async measureSilence(): Promise<JobResult> {
      measuring = measureMissingSilence(deps, turns.take, signal);
      return measuring;
    },
    async stop(): Promise<void> {
      stopping.abort(new Error('Jomo is stopping.'));
      await Promise.allSettled([...running.values(), measuring]);
    },
  };
}
