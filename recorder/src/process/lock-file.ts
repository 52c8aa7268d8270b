import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readProcStat } from './process-cost';

/**
 * `<spoolDir>/recorder.json`: who works in this spool. The app's process engine adopts or reaps by it: the process is
 * the same one only if both pid and start time (field 22 of /proc/<pid>/stat) match.
 */
export const recorderLock = z.object({
  pid: z.int().positive(),
  startTime: z.string(),
  recordingId: z.string(),
  instance: z.string(),
  /** Temporary files, sockets and browser profile; removed by the recorder, or by whoever finds it dead. */
  workDir: z.string(),
});
export type RecorderLock = z.infer<typeof recorderLock>;

const file = (spoolDir: string) => path.join(spoolDir, 'recorder.json');

export async function writeLock(spoolDir: string, lock: RecorderLock): Promise<void> {
  await writeFile(`${file(spoolDir)}.tmp`, JSON.stringify(lock));
  await rename(`${file(spoolDir)}.tmp`, file(spoolDir));
}

export async function readLock(spoolDir: string): Promise<RecorderLock | null> {
  const text = await readFile(file(spoolDir), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const result = recorderLock.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** True while the recorder that wrote the lock still runs. */
export async function isHolderAlive(lock: RecorderLock): Promise<boolean> {
  const stat = await readProcStat(lock.pid);
  return stat !== null && stat.startTime === lock.startTime;
}
