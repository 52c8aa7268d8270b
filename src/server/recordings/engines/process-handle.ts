import { z } from 'zod';
import { readBootId, readProcess } from './read-processes';

const processHandle = z.object({
  pid: z.int().positive(),
  /** Clock ticks since boot, field 22 of /proc/<pid>/stat. */
  startTime: z.string(),
  bootId: z.string(),
});
export type ProcessHandle = z.infer<typeof processHandle>;

/** Null for what is no handle of a process. */
export function parseHandle(text: string | null): ProcessHandle | null {
  try {
    return processHandle.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/** The handle of a process that runs now; null when it has ended already. */
export async function readHandle(pid: number | undefined): Promise<ProcessHandle | null> {
  const row = pid === undefined ? null : await readProcess(pid);
  return row && { pid: row.pid, startTime: row.startTime, bootId: await readBootId() };
}

/** Is the process of that handle still the one that was launched, and not dead? */
export async function isAlive(handle: ProcessHandle | null): Promise<boolean> {
  if (!handle) return false;
  const row = await readProcess(handle.pid);
  return row !== null && !row.zombie && row.startTime === handle.startTime && handle.bootId === (await readBootId());
}

/** The group to kill: the pid of the handle, unless that number now belongs to somebody else. */
export async function leaderOf(handle: ProcessHandle | null): Promise<number | null> {
  if (!handle || handle.bootId !== (await readBootId())) return null;
  const row = await readProcess(handle.pid);
  // While a group has members its number is not given to a new process, so a vacant pid is safe to use as a group.
  return row === null || row.startTime === handle.startTime ? handle.pid : null;
}
