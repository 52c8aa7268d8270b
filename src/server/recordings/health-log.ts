import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type HealthMark, healthMark } from '@jomo/recorder/protocol';
import type { StoragePaths } from '../storage-paths';

type Deps = { paths: StoragePaths };

/** Adds marks to the health.jsonl of a video, one JSON document a line. */
export async function appendHealth({ paths }: Deps, videoId: string, marks: readonly HealthMark[]): Promise<void> {
  if (marks.length === 0) return;
  const file = paths.health(videoId);
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, marks.map((mark) => `${JSON.stringify(mark)}\n`).join(''));
}

/** Reads the lines that parse (a crash can tear one), in order of time; a mark that was sent twice counts once. */
export function parseHealth(text: string): HealthMark[] {
  const marks = new Map<string, HealthMark>();
  for (const line of text.split('\n')) {
    const mark = parseLine(line);
    if (mark) marks.set(`${mark.at} ${mark.kind} ${mark.phase}`, mark);
  }
  return [...marks.values()].sort((a, b) => a.at - b.at);
}

function parseLine(line: string): HealthMark | null {
  try {
    return healthMark.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The health marks of a video in order of time; none when nothing was ever noted. */
export async function readHealth({ paths }: Deps, videoId: string): Promise<HealthMark[]> {
  const text = await readFile(paths.health(videoId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return parseHealth(text);
}
