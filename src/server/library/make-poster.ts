import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StoragePaths } from '../storage-paths';
import { posterCandidates } from './choose-frames';
import type { MediaPart } from './index-parts';
import { readBytes } from './read-bytes';
import { runFfmpeg } from './run-ffmpeg';

const WIDTH = 640;
/** It takes half a second; on a machine busy with recordings it may wait its turn. */
const TIMEOUT_MS = 2 * 60_000;

/** The largest file. At one JPEG quality, size measures detail: black, blurred and empty pictures are small. */
async function mostDetailed(dir: string): Promise<string | null> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.jpg'));
  const sized = await Promise.all(
    names.map(async (name) => ({ file: path.join(dir, name), size: (await stat(path.join(dir, name))).size })),
  );
  return (
    sized.reduce<(typeof sized)[number] | null>((best, one) => (best && best.size >= one.size ? best : one), null)
      ?.file ?? null
  );
}

/**
 * Makes poster.jpg (640 px wide) from the most detailed of a dozen key frames early in the video; only these are read
 * and decoded, so it takes well under a second for any length. Call it for video with pictures only.
 */
export async function makePoster(
  { paths }: { paths: StoragePaths },
  videoId: string,
  parts: readonly MediaPart[],
  signal: AbortSignal,
): Promise<void> {
  const candidates = posterCandidates(parts);
  const [first] = candidates;
  if (!first) throw new Error('There is no segment to make a poster from.');
  const file = paths.partMedia(videoId, first.part.number);
  const dir = paths.inVideo(videoId, 'poster-work');
  async function* input() {
    if (first) yield await readBytes(file, first.part.init);
    for (const { segment } of candidates) yield await readBytes(file, segment);
  }
  await rm(dir, { recursive: true, force: true });
  // Not recursive: the folder of a video deleted meanwhile must not come back.
  await mkdir(dir);
  try {
    const scale = `scale=${WIDTH}:-2:flags=bicubic`;
    const frames = ['-skip_frame', 'nokey', '-i', 'pipe:0', '-an', '-vf', scale, '-fps_mode', 'passthrough'];
    await runFfmpeg([...frames, '-q:v', '4', path.join(dir, '%d.jpg')], {
      signal,
      timeoutMs: TIMEOUT_MS,
      input: input(),
    });
    const best = await mostDetailed(dir);
    if (!best) throw new Error('ffmpeg found no picture for a poster.');
    const fresh = path.join(dir, 'poster.new');
    await copyFile(best, fresh);
    await rename(fresh, paths.poster(videoId));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
