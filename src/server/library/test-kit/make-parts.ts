import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { formatIndexRow, type IndexRow } from '../../ingest/segment-index';
import type { StoragePaths } from '../../storage-paths';

export const run = promisify(execFile);

export type PartPlan = {
  seconds: number;
  startedAt: number;
  width?: number;
  height?: number;
  audioOnly?: boolean;
  bFrames?: boolean;
  /** The sound ends here; with the picture by default. 0 = the part has none at all. */
  soundSeconds?: number;
  /** No sound from here to there, seconds of the part. */
  silent?: [from: number, to: number];
};

const GOP = '-c:v libx264 -preset superfast -crf 30 -pix_fmt yuv420p -g 60 -keyint_min 60 -sc_threshold 0';
const HLS = '-f hls -hls_time 4 -hls_segment_type fmp4 -hls_playlist_type vod -hls_fmp4_init_filename init.mp4';

function encoderArgs(plan: PartPlan): string[] {
  const {
    seconds,
    width = 640,
    height = 360,
    audioOnly = false,
    bFrames = false,
    soundSeconds = seconds,
    silent,
  } = plan;
  const picture = audioOnly ? [] : ['-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=30`];
  const mute = silent ? `,volume=0:enable='between(t,${silent.join(',')})'` : '';
  const sound = soundSeconds > 0 ? ['-f', 'lavfi', '-t', String(soundSeconds), '-i', `sine=f=440:r=48000${mute}`] : [];
  const codecs = [
    ...(audioOnly ? [] : [...GOP.split(' '), '-bf', bFrames ? '3' : '0']),
    ...'-c:a aac -b:a 96k'.split(' '),
  ];
  return ['-nostdin', '-loglevel', 'error', ...picture, ...sound, '-t', String(seconds), ...codecs, ...HLS.split(' ')];
}

/**
 * Records a part as the recorder would: closed GOPs of 2 s, fMP4 segments of 4 s, appended to part-<number>.mp4 with
 * their index. Answers the index rows.
 */
export async function makePart(
  paths: StoragePaths,
  videoId: string,
  number: number,
  plan: PartPlan,
): Promise<IndexRow[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'jomo-part-'));
  try {
    const output = ['-hls_segment_filename', 's%d.m4s', 'out.m3u8'];
    await run('ffmpeg', [...encoderArgs(plan), ...output], { cwd: dir });
    const playlist = await readFile(path.join(dir, 'out.m3u8'), 'utf8');
    const durations = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
    const files = ['init.mp4', ...durations.map((_, index) => `s${index}.m4s`)];
    const bytes = await Promise.all(files.map((file) => readFile(path.join(dir, file))));
    const rows: IndexRow[] = [];
    let [offset, at] = [0, plan.startedAt];
    for (const [seq, segment] of bytes.entries()) {
      const duration = seq === 0 ? 0 : (durations[seq - 1] ?? 0);
      rows.push({ seq, offset, length: segment.length, duration, programDateTime: Math.round(at) });
      offset += segment.length;
      at += duration * 1000;
    }
    await mkdir(paths.video(videoId), { recursive: true });
    await writeFile(paths.partMedia(videoId, number), Buffer.concat(bytes));
    await writeFile(paths.partIndex(videoId, number), rows.map(formatIndexRow).join(''));
    return rows;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
