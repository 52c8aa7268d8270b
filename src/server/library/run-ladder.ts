import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';
import type { RungFiles } from './append-rung';
import { describePart, type MediaFormat } from './describe-media';
import { type MediaPart, partDuration, totalDuration } from './index-parts';
import { AUDIO_RUNG, ladderFor } from './ladder';
import { packageAudio } from './package-audio';
import { packageRungs, type RungOutput } from './package-rungs';
import { saveRendition } from './save-rendition';

type Deps = { db: Db; paths: StoragePaths };

function filesIn(dir: string, name: string): RungFiles {
  return { media: path.join(dir, `${name}.mp4`), index: path.join(dir, `${name}.idx`) };
}

/** Media first, then the index: a rung is offered when its row is there, and that comes last. */
async function publish({ paths }: Deps, videoId: string, name: string, files: RungFiles): Promise<number> {
  const { size } = await stat(files.media);
  await rename(files.media, paths.renditionMedia(videoId, name));
  await rename(files.index, paths.renditionIndex(videoId, name));
  return size;
}

/**
 * Makes every lower rung of a video, part by part, in a working directory that is cleared first and last; only complete
 * rungs come out of it. `onProgress` gets 0..1. Sound only has no rungs. Throws when anything fails.
 */
export async function runLadder(
  deps: Deps,
  videoId: string,
  parts: readonly MediaPart[],
  formats: readonly MediaFormat[],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const format = formats[0];
  if (!format?.height) return;
  const dir = deps.paths.inVideo(videoId, 'packaging');
  const rungs: RungOutput[] = ladderFor(format.height).map((rung) => ({ rung, files: filesIn(dir, rung.name) }));
  const audio = formats.every(({ tracks }) => tracks.some(({ kind }) => kind === 'audio'))
    ? filesIn(dir, AUDIO_RUNG)
    : null;
  await rm(dir, { recursive: true, force: true });
  // Not recursive: the folder of a video deleted meanwhile must not come back.
  await mkdir(dir);
  try {
    const total = totalDuration(parts);
    let before = 0;
    for (const [index, part] of parts.entries()) {
      const partFormat = formats[index] ?? (await describePart(deps, videoId, part));
      const job = { videoId, part, format: partFormat };
      const done = before;
      const report = (seconds: number) => onProgress((done + Math.min(seconds, partDuration(part))) / total);
      if (audio) await packageAudio(deps, videoId, part, partFormat, audio, signal);
      if (rungs.length > 0) await packageRungs(deps, job, rungs, report, signal);
      before += partDuration(part);
    }
    const made = [
      ...rungs.map(({ rung, files }) => ({ name: rung.name, files })),
      ...(audio ? [{ name: AUDIO_RUNG, files: audio }] : []),
    ];
    await deps.db.rendition.deleteMany({ where: { videoId } });
    for (const { name, files } of made) {
      const bytes = await publish(deps, videoId, name, files);
      await saveRendition(deps, videoId, name, parts, bytes);
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
