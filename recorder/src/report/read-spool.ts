import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readLeftSegments } from '../capture/read-segments';
import { isHolderAlive, readLock } from '../process/lock-file';
import type { QueuedSegment } from './segment-uploader';

export function partDirectory(spoolDir: string, part: number): string {
  return path.join(spoolDir, `part-${part}`);
}

/** Another recorder is at work in the spool; starting a second one there is a mistake of whoever did. */
export class SpoolBusy extends Error {}

/** Numbers of the parts that have a directory in the spool, ascending. Pure. */
export function partNumbers(names: readonly string[]): number[] {
  return names
    .map((name) => Number(/^part-(\d+)$/.exec(name)?.[1] ?? Number.NaN))
    .filter((part) => Number.isInteger(part))
    .sort((a, b) => a - b);
}

/**
 * What an earlier recorder of the same recording left: its unsent segments, in order, and the first part number that is
 * still free. Throws SpoolBusy when that recorder is still at work. Its temporary directory is removed.
 */
export async function takeOverSpool(
  spoolDir: string,
  firstPart: number,
): Promise<{ left: QueuedSegment[]; nextPart: number }> {
  const lock = await readLock(spoolDir);
  if (lock && lock.pid !== process.pid && (await isHolderAlive(lock))) {
    throw new SpoolBusy(`Another recorder (process ${lock.pid}) works in this spool.`);
  }
  if (lock?.workDir.includes('jomo-recorder-')) await rm(lock.workDir, { recursive: true, force: true, maxRetries: 3 });
  const parts = partNumbers(await readdir(spoolDir));
  const left: QueuedSegment[] = [];
  for (const part of parts) {
    const partDir = partDirectory(spoolDir, part);
    left.push(...(await readLeftSegments(partDir)).map((segment) => ({ ...segment, part, partDir })));
  }
  return { left, nextPart: Math.max(firstPart, (parts.at(-1) ?? 0) + 1) };
}
