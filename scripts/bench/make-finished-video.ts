import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTestDatabase, type TestDatabase } from '../../src/server/db/open-test-database';
import { formatIndexRow } from '../../src/server/ingest/segment-index';
import { seedUser, seedVideo } from '../../src/server/library/test-kit/seed-video';
import type { BenchContext } from './row';

const run = promisify(execFile);

/** What a recorder writes at 720p30, without the recorder: closed groups of 2 s, segments of 4 s. */
const ENCODE = [
  ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '25', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
  ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-flags', '+cgop', '-c:a', 'copy'],
  ...['-f', 'hls', '-hls_time', '4', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'],
  ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', 's%d.m4s', 'out.m3u8'],
];

export type FinishedVideo = {
  test: TestDatabase;
  seconds: number;
  /** The recorded part, whole. */
  source: string;
  /** A video of this one part that waits for packaging. */
  add(): Promise<string>;
};

/** A finished recording of the test card in a database of its own, which `test.close` removes. */
export async function makeFinishedVideo(context: BenchContext, seconds: number): Promise<FinishedVideo> {
  const dir = path.join(context.workDir, 'recorded');
  await mkdir(dir);
  const card = path.join(context.root, 'public/testcard/card.mp4');
  const input = ['-nostdin', '-loglevel', 'error', '-stream_loop', '-1', '-i', card, '-t', String(seconds)];
  await run('ffmpeg', [...input, ...ENCODE], { cwd: dir, signal: context.signal });
  const playlist = await readFile(path.join(dir, 'out.m3u8'), 'utf8');
  const durations = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
  const names = ['init.mp4', ...durations.map((_, index) => `s${index}.m4s`)];
  const bytes = await Promise.all(names.map((name) => readFile(path.join(dir, name))));
  const source = path.join(dir, 'part-1.mp4');
  await writeFile(source, Buffer.concat(bytes));
  let [offset, at] = [0, 0];
  const index = bytes.map(({ length }, seq) => {
    const row = { seq, offset, length, duration: durations[seq - 1] ?? 0, programDateTime: Math.round(at) };
    offset += length;
    at += row.duration * 1000;
    return formatIndexRow(row);
  });
  const test = await openTestDatabase();
  const owner = await seedUser(test.db, 'bench');
  const add = async () => {
    const videoId = await seedVideo(test.db, { ownerId: owner.id, recording: 'finished' });
    await mkdir(test.paths.video(videoId), { recursive: true });
    await writeFile(test.paths.partMedia(videoId, 1), Buffer.concat(bytes));
    await writeFile(test.paths.partIndex(videoId, 1), index.join(''));
    return videoId;
  };
  return { test, seconds, source, add };
}
