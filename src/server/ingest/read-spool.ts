import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** A line of a recorder's spool journal, `<spool>/part-<n>/index.jsonl`: a finished segment and its first frame's time. */
const journalLine = z.object({
  seq: z.int().nonnegative(),
  durationSec: z.number().nonnegative(),
  wallMs: z.number().nonnegative(),
});

export type LeftSegment = z.infer<typeof journalLine> & { file: string };

function parseLine(line: string): z.infer<typeof journalLine>[] {
  try {
    return [journalLine.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/** Numbers of the parts that have a directory in the spool, ascending; none when there is no spool. */
export async function readSpooledParts(spoolDir: string): Promise<number[]> {
  const names = await readdir(spoolDir).catch(() => []);
  return names
    .flatMap((name) => /^part-([1-9]\d{0,4})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** What a recorder left of a part: the segments whose files are there, in order. */
export async function readLeftSegments(spoolDir: string, part: number): Promise<LeftSegment[]> {
  const dir = path.join(spoolDir, `part-${part}`);
  const journal = await readFile(path.join(dir, 'index.jsonl'), 'utf8').catch(() => '');
  const noted = journal
    .split('\n')
    .flatMap(parseLine)
    .map((line) => ({ ...line, file: path.join(dir, line.seq === 0 ? '0.mp4' : `${line.seq}.m4s`) }));
  const there = await Promise.all(noted.map(async ({ file }) => ((await stat(file).catch(() => null))?.size ?? 0) > 0));
  return noted.filter((_, index) => there[index]).sort((a, b) => a.seq - b.seq);
}
