import { open, rm } from 'node:fs/promises';
import type { StoragePaths } from '../storage-paths';
import { alignFragments, type SourceSegment } from './align-fragments';
import { appendPart, bytesFrom, type RungFiles } from './append-rung';
import type { MediaFormat } from './describe-media';
import { encodeRungs } from './ffmpeg-packaging';
import type { MediaPart } from './index-parts';
import type { Rung } from './ladder';
import { readBoxes } from './mp4/boxes';
import { copyEditLists, readTracks, type Track } from './mp4/init-segment';
import { readBytes } from './read-bytes';
import { scanFragments } from './scan-fragments';

type Job = { videoId: string; part: MediaPart; format: MediaFormat };
export type RungOutput = { rung: Rung; files: RungFiles };

function videoTrack(tracks: readonly Track[], what: string): Track {
  const track = tracks.find(({ kind }) => kind === 'video');
  if (!track) throw new Error(`${what} has no picture.`);
  return track;
}

async function sourceSegments(file: string, { part, format }: Job): Promise<SourceSegment[]> {
  const track = videoTrack(format.tracks, `Part ${part.number}`);
  const handle = await open(file, 'r');
  try {
    const segments: SourceSegment[] = [];
    for (const row of part.segments) {
      const fragments = await scanFragments(handle, track, row.offset, row.offset + row.length);
      const [first] = fragments;
      if (!first) throw new Error(`Segment ${row.seq} of part ${part.number} has no picture.`);
      const duration = fragments.reduce((sum, fragment) => sum + fragment.duration, 0);
      segments.push({ row, start: first.start, duration });
    }
    return segments;
  } finally {
    await handle.close();
  }
}

async function takeOver(
  encoded: string,
  sourceInit: Buffer,
  source: SourceSegment[],
  frameSec: number,
  files: RungFiles,
) {
  const handle = await open(encoded, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, 64 * 1024));
    await handle.read(head, 0, head.length, 0);
    const moov = readBoxes(head).find((box) => box.type === 'moov');
    if (!moov) throw new Error('The encoder wrote no header.');
    const init = head.subarray(0, moov.end);
    const track = videoTrack(readTracks(init), 'The rung');
    const rows = alignFragments(source, await scanFragments(handle, track, moov.end, size), frameSec);
    await appendPart(files, copyEditLists(init, sourceInit), bytesFrom(encoded, moov.end), rows);
  } finally {
    await handle.close();
  }
}

/**
 * Adds one part to every picture rung, from one decode. `onProgress` gets seconds of that part done. Throws when the
 * encoder fails or a rung does not line up with the source.
 */
export async function packageRungs(
  { paths }: { paths: StoragePaths },
  job: Job,
  outputs: readonly RungOutput[],
  onProgress: (seconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const source = paths.partMedia(job.videoId, job.part.number);
  const { width, height, fps, tracks } = job.format;
  if (!width || !height || !fps) throw new Error(`Part ${job.part.number} has no picture.`);
  const rungs = outputs.map(({ rung, files }) => ({ rung, files, output: `${files.media}.part` }));
  const hasAudio = tracks.some(({ kind }) => kind === 'audio');
  await encodeRungs({ source, width, height, hasAudio, rungs }, onProgress, signal);
  const segments = await sourceSegments(source, job);
  const init = await readBytes(source, job.part.init);
  for (const { output, files } of rungs) {
    await takeOver(output, init, segments, 1 / fps, files);
    await rm(output);
  }
}
