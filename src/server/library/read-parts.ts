import { readdir, readFile } from 'node:fs/promises';
import { parseIndex } from '../ingest/segment-index';
import type { StoragePaths } from '../storage-paths';
import { type MediaPart, splitIndex } from './index-parts';

const PART_INDEX = /^part-(\d+)\.idx$/;

function orNothing<T>(nothing: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return nothing;
    throw error;
  };
}

async function readIndex(file: string, numbers: readonly number[]): Promise<MediaPart[]> {
  const text = await readFile(file, 'latin1').catch(orNothing(''));
  return splitIndex(parseIndex(text).rows, numbers);
}

/**
 * The recorded parts of a video that have media, in order, from their indexes: the files say what there is, whatever
 * the database knows. Empty when nothing was recorded.
 */
export async function readParts({ paths }: { paths: StoragePaths }, videoId: string): Promise<MediaPart[]> {
  const names = await readdir(paths.video(videoId)).catch(orNothing<string[]>([]));
  const numbers = names
    .flatMap((name) => PART_INDEX.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const parts = await Promise.all(numbers.map((number) => readIndex(paths.partIndex(videoId, number), [number])));
  return parts.flat();
}

/** The parts of a lower rung, numbered like the source's parts. Empty when there is no such rung. */
export async function readRungParts(
  { paths }: { paths: StoragePaths },
  videoId: string,
  name: string,
  source: readonly MediaPart[],
): Promise<MediaPart[]> {
  return readIndex(
    paths.renditionIndex(videoId, name),
    source.map((part) => part.number),
  );
}
