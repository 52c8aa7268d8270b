import type { FileHandle } from 'node:fs/promises';
import { readBoxes } from './mp4/boxes';
import { firstShown, readMovieFragment, runDuration } from './mp4/fragment';
import type { Track } from './mp4/init-segment';

/** A movie fragment in a file: where its bytes are, and when its picture (else its sound) is shown, in seconds. */
export type Fragment = { offset: number; length: number; start: number; duration: number };

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** The top-level boxes between two offsets of a file; only their headers are read. */
async function* topLevelBoxes(file: FileHandle, from: number, to: number) {
  for (let offset = from; offset + 8 <= to; ) {
    const header = await readAt(file, offset, 16);
    if (header.length < 8) return;
    const short = header.readUInt32BE(0);
    const size = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short;
    if (size < 8 || offset + size > to) throw new Error(`A box at byte ${offset} is cut short.`);
    yield { type: header.toString('latin1', 4, 8), offset, size };
    offset += size;
  }
}

function timeOf(moof: Buffer, track: Track): { start: number; duration: number } | null {
  const [box] = readBoxes(moof);
  const runs = box ? readMovieFragment(moof, box).filter((run) => run.trackId === track.id) : [];
  const [first] = runs;
  if (!first) return null;
  const ticks = runs.reduce((sum, run) => sum + runDuration(run), 0);
  return { start: firstShown(first) / track.timescale, duration: ticks / track.timescale };
}

/**
 * The movie fragments between two offsets of a file, in order; each reaches to the next one's beginning. Boxes before
 * the first one (styp, sidx) belong to it. Times are raw: edit lists are not applied.
 */
export async function scanFragments(file: FileHandle, track: Track, from: number, to: number): Promise<Fragment[]> {
  const fragments: Fragment[] = [];
  for await (const { type, offset, size } of topLevelBoxes(file, from, to)) {
    const last = fragments.at(-1);
    const time = type === 'moof' ? timeOf(await readAt(file, offset, size), track) : null;
    if (time && last) fragments.push({ offset, length: size, ...time });
    else if (time) fragments.push({ offset: from, length: offset + size - from, ...time });
    else if (last) last.length += size;
  }
  return fragments;
}
