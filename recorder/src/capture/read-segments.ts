import { appendFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PLAYLIST } from './ffmpeg-arguments';
import { parsePlaylist } from './parse-playlist';

/** One finished segment in the spool; `wallMs` is the wall clock of its first frame. Sequence 0 is the init segment. */
export const spooledSegment = z.object({
  seq: z.int().nonnegative(),
  durationSec: z.number().nonnegative(),
  wallMs: z.number(),
});
export type SpooledSegment = z.infer<typeof spooledSegment>;

const journal = (partDir: string) => path.join(partDir, 'index.jsonl');

/** File of a segment inside its part's spool directory. */
export function segmentFile(partDir: string, seq: number): string {
  return path.join(partDir, seq === 0 ? '0.mp4' : `${seq}.m4s`);
}

/** What follows `known` in ffmpeg's playlist. Media has no holes, so times simply add up from `zeroAt`. Pure. */
export function nextSegments(playlist: string, known: readonly SpooledSegment[], zeroAt: number): SpooledSegment[] {
  const fresh: SpooledSegment[] = [];
  let last = known.at(-1);
  for (const { seq, durationSec } of parsePlaylist(playlist)) {
    if (last && seq <= last.seq) continue;
    if (!last) fresh.push({ seq: 0, durationSec: 0, wallMs: zeroAt });
    const wallMs = last ? last.wallMs + last.durationSec * 1000 : zeroAt;
    last = { seq, durationSec, wallMs };
    fresh.push(last);
  }
  return fresh;
}

/** Reads the playlist of a part and notes new segments in its journal, which outlives this process. */
export async function takeSegments(
  partDir: string,
  known: readonly SpooledSegment[],
  zeroAt: number,
): Promise<SpooledSegment[]> {
  const playlist = await readFile(path.join(partDir, PLAYLIST), 'utf8').catch(() => '');
  const fresh = nextSegments(playlist, known, zeroAt);
  if (fresh.length > 0) await appendFile(journal(partDir), fresh.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return fresh;
}

/** Segments an earlier recorder left in a part's directory, from its journal and, for the last few, its playlist. */
export async function readLeftSegments(partDir: string): Promise<SpooledSegment[]> {
  const text = await readFile(journal(partDir), 'utf8').catch(() => '');
  const noted = text.split('\n').flatMap((line) => parseLine(line));
  const zeroAt = noted[0]?.wallMs ?? (await readZero(partDir));
  const unnoted = zeroAt === null ? [] : await takeSegments(partDir, noted, zeroAt);
  const present = new Set(await readdir(partDir));
  return [...noted, ...unnoted].filter((one) => present.has(path.basename(segmentFile(partDir, one.seq))));
}

function parseLine(line: string): SpooledSegment[] {
  try {
    const result = spooledSegment.safeParse(JSON.parse(line));
    return result.success ? [result.data] : [];
  } catch {
    return [];
  }
}

/** `zero` holds the wall clock of media time zero; written before ffmpeg starts. */
async function readZero(partDir: string): Promise<number | null> {
  const value = Number(await readFile(path.join(partDir, 'zero'), 'utf8').catch(() => 'none'));
  return Number.isFinite(value) ? value : null;
}
