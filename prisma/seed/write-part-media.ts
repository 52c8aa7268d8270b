import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { formatIndexRow, type IndexRow, indexedBytes } from '../../src/server/ingest/segment-index';
import type { StoragePaths } from '../../src/server/storage-paths';

const run = promisify(execFile);
const SEGMENT_SEC = 4;
const LONGEST_HELD_SEC = 60;

export type PartMedia = { videoId: string; number: number; seconds: number; startedAt: number };
export type SeededMedia = { durationSec: number; bytes: number; segments: number };

/** Makes a part as a recorder and the ingest would: 720p30 test picture and tone, closed GOPs of 2 s, 4 s segments. */
export async function writePartMedia(paths: StoragePaths, part: PartMedia): Promise<SeededMedia> {
  const segments = await encodedOnce(part.seconds);
  await mkdir(paths.video(part.videoId), { recursive: true });
  const media = await open(paths.partMedia(part.videoId, part.number), 'w');
  const index = await open(paths.partIndex(part.videoId, part.number), 'w');
  const rows: IndexRow[] = [];
  for (const { bytes, duration } of segments) {
    const seq = rows.length;
    const programDateTime = part.startedAt + rows.reduce((sum, row) => sum + row.duration, 0) * 1000;
    const row = { seq, offset: indexedBytes(rows), length: bytes.length, duration, programDateTime };
    await media.write(bytes);
    await index.write(formatIndexRow(row));
    rows.push(row);
  }
  await media.close();
  await index.close();
  const durationSec = rows.reduce((sum, row) => sum + row.duration, 0);
  return { durationSec, bytes: indexedBytes(rows), segments: rows.length - 1 };
}

type Segment = { bytes: Buffer; duration: number };

/** What this process has encoded, by seconds: every part of one length has the same bytes. */
const encoded = new Map<number, Promise<Segment[]>>();

/** Long ones are made anew, so that they need not be held in memory. */
function encodedOnce(seconds: number): Promise<Segment[]> {
  if (seconds > LONGEST_HELD_SEC) return encode(seconds);
  const held = encoded.get(seconds) ?? encode(seconds);
  encoded.set(seconds, held);
  held.catch(() => encoded.delete(seconds));
  return held;
}

async function encode(seconds: number): Promise<Segment[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'jomo-seed-'));
  try {
    const segments = await runEncoder(dir, seconds);
    return await Promise.all(
      segments.map(async ({ file, duration }) => ({ bytes: await readFile(path.join(dir, file)), duration })),
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function runEncoder(dir: string, seconds: number): Promise<{ file: string; duration: number }[]> {
  const input = ['-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=30:duration=${seconds}`];
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '60', '-keyint_min', '60', '-sc_threshold', '0'];
  const rest = ['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '96k', '-f', 'hls', '-hls_segment_type', 'fmp4'];
  const hls = ['-hls_time', String(SEGMENT_SEC), '-hls_list_size', '0', '-hls_segment_filename', 'seg-%d.m4s'];
  await run('ffmpeg', ['-v', 'error', ...input, ...sound, ...video, ...rest, ...hls, 'list.m3u8'], { cwd: dir });
  const playlist = await readFile(path.join(dir, 'list.m3u8'), 'utf8');
  const media = [...playlist.matchAll(/#EXTINF:([\d.]+),\n(\S+)/g)].map((match) => ({
    file: match[2] ?? '',
    duration: Number(match[1]),
  }));
  return [{ file: 'init.mp4', duration: 0 }, ...media];
}
