import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StoragePaths } from '../storage-paths';
import { type MediaPart, partDuration, totalDuration } from './index-parts';
import { runFfmpeg } from './run-ffmpeg';
import { layOutStoryboard, renderStoryboardVtt, type StoryboardLayout, sheetCount } from './storyboard-layout';

/** Ten seconds for an hour of video, far more on a machine busy with recordings. */
const TIMEOUT_MS = 30 * 60_000;

/** An ffconcat script that plays the parts one after the other at their places on the media timeline. */
export function concatScript(files: readonly { file: string; duration: number }[]): string {
  const entries = files.map(
    ({ file, duration }) => `file '${file.replaceAll("'", "'\\''")}'\nduration ${duration.toFixed(6)}`,
  );
  return `ffconcat version 1.0\n${entries.join('\n')}\n`;
}

/**
 * Only key frames are decoded (a twentieth of the work). `round=up` gives each tile the key frame at or before its
 * time, give or take the half second that forgives a late first frame; the clone fills up when the last key frames come early.
 */
export function storyboardFilter(layout: StoryboardLayout): string {
  const { interval, count, columns, rows, tileWidth, tileHeight } = layout;
  const size = `${tileWidth}:${tileHeight}`;
  return [
    `scale=${size}:flags=bicubic:force_original_aspect_ratio=decrease`,
    `pad=${size}:-1:-1`,
    'setsar=1',
    'setpts=PTS-0.5/TB',
    `fps=1/${interval}:start_time=0:round=up`,
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${count}`,
    `tile=${columns}x${rows}`,
  ].join(',');
}

/**
 * Makes the sheets and storyboard.vtt over all parts; the VTT is written last, so it never names a missing sheet.
 * Call it for video with pictures only.
 */
export async function makeStoryboard(
  { paths }: { paths: StoragePaths },
  videoId: string,
  parts: readonly MediaPart[],
  shape: { width: number; height: number },
  signal: AbortSignal,
): Promise<void> {
  const duration = totalDuration(parts);
  const layout = layOutStoryboard(duration, shape);
  const dir = paths.inVideo(videoId, 'storyboard-work');
  await rm(dir, { recursive: true, force: true });
  // Not recursive: the folder of a video deleted meanwhile must not come back.
  await mkdir(dir);
  try {
    const script = path.join(dir, 'parts.ffconcat');
    const files = parts.map((part) => ({ file: paths.partMedia(videoId, part.number), duration: partDuration(part) }));
    await writeFile(script, concatScript(files));
    const input = ['-skip_frame', 'nokey', '-f', 'concat', '-safe', '0', '-i', script, '-an', '-threads', '1'];
    const output = ['-q:v', '5', '-fps_mode', 'passthrough', path.join(dir, '%d.jpg')];
    await runFfmpeg([...input, '-vf', storyboardFilter(layout), ...output], { signal, timeoutMs: TIMEOUT_MS });
    for (let sheet = 1; sheet <= sheetCount(layout); sheet += 1) {
      await rename(path.join(dir, `${sheet}.jpg`), paths.storyboardSheet(videoId, sheet));
    }
    const vtt = path.join(dir, 'storyboard.vtt');
    await writeFile(vtt, renderStoryboardVtt(layout, duration));
    await rename(vtt, paths.storyboardVtt(videoId));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
