import { access } from 'node:fs/promises';
import type { Db } from '../db/client';
import type { JobResult } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import { describePart, type MediaFormat } from './describe-media';
import type { MediaPart } from './index-parts';
import { measureSilence, writeSilence } from './measure-silence';
import { readParts } from './read-parts';
import type { createTurns } from './turns';

type Deps = { db: Db; paths: StoragePaths; log: Logger };

/** Measures where a video is silent; nowhere when a part of it has no sound at all. An extra: when it fails, the log says so, and silence is not skipped. */
export async function findSilence(
  deps: Deps,
  videoId: string,
  parts: MediaPart[],
  formats: MediaFormat[],
  signal: AbortSignal,
): Promise<void> {
  try {
    // A part without any sound is nothing to skip, and nothing to measure at each start either.
    if (!formats.every(({ tracks }) => tracks.some(({ kind }) => kind === 'audio')))
      return await writeSilence(deps, videoId, []);
    await measureSilence(deps, videoId, parts, signal);
  } catch (error) {
    signal.throwIfAborted();
    deps.log.warn({ videoId, err: error }, 'silence could not be measured');
  }
}

async function isMissing({ paths }: Deps, videoId: string): Promise<boolean> {
  return access(paths.silence(videoId)).then(
    () => false,
    () => true,
  );
}

/**
 * Measures where those videos are silent that were packaged before that was part of it, or in which it failed, the newest
 * first. `take` waits for one's turn. Ends early when `signal` does; the next start goes on.
 */
export async function measureMissingSilence(
  deps: Deps,
  take: ReturnType<typeof createTurns>['take'],
  signal: AbortSignal,
): Promise<JobResult> {
  const videos = await deps.db.video.findMany({
    where: { trashedAt: null, packaging: { in: ['done', 'failed'] }, parts: { some: {} } },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  let measured = 0;
  for (const { id } of videos) {
    if (signal.aborted) return { skipped: 'stopped; it goes on at the next start' };
    if (!(await isMissing(deps, id))) continue;
    await take(async () => {
      const parts = await readParts(deps, id);
      if (parts.length === 0 || signal.aborted) return;
      const formats = await Promise.all(parts.map((part) => describePart(deps, id, part)));
      await findSilence(deps, id, parts, formats, signal);
    }).catch((error: unknown) => deps.log.warn({ videoId: id, err: error }, 'silence could not be measured'));
    if (!(await isMissing(deps, id))) measured += 1;
  }
  if (measured > 0) deps.log.info({ job: 'measure-silence', videos: measured }, 'silence measured');
  return measured > 0 ? 'done' : { skipped: 'nothing was missing' };
}
