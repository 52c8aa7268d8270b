import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type ProcessRow, readProcesses, readTraces } from './read-processes';
import { selectFamily } from './select-family';

const REAP_MS = 5_000;

const recorderLock = z.object({ workDir: z.string().startsWith('/').min(6) });

/** The temporary directory a recorder noted in its spool: browser profile, sockets. Null when it noted none. */
async function readWorkDir(dir: string): Promise<string | null> {
  const text = await readFile(path.join(dir, 'spool', 'recorder.json'), 'utf8').catch(() => '{}');
  try {
    const lock = recorderLock.safeParse(JSON.parse(text));
    return lock.success ? lock.data.workDir : null;
  } catch {
    return null;
  }
}

/** What names a recorder's processes: its directory here, and its temporary one. */
async function marksOf(dir: string): Promise<string[]> {
  const workDir = await readWorkDir(dir);
  return workDir === null ? [dir] : [dir, workDir];
}

/** Removes the temporary directory of a dead recorder; only one that is named like it. */
export async function removeWorkDir(dir: string): Promise<void> {
  const workDir = await readWorkDir(dir);
  if (!workDir || !path.basename(workDir).startsWith('jomo-recorder-')) return;
  await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
}

/** Is `mark` named in the text as that path or something below it, not as the beginning of a longer name? */
export function namesPath(text: string, mark: string): boolean {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const next = text[at + mark.length];
    if (next === undefined || !/[A-Za-z0-9_-]/.test(next)) return true;
  }
  return false;
}

async function isMarked(pid: number, marks: readonly string[]): Promise<boolean> {
  const { environment, command, directory } = await readTraces(pid);
  return marks.some((mark) => [environment, command, directory].some((text) => namesPath(text, mark)));
}

/** All processes of the recorder that works in `dir`; `leader` = its process group, when known to be still its own. */
export async function findRecorderProcesses(dir: string, leader: number | null): Promise<ProcessRow[]> {
  const rows = await readProcesses();
  const marks = await marksOf(dir);
  const marked = await Promise.all(rows.map(async ({ pid }) => ((await isMarked(pid, marks)) ? pid : null)));
  const seeds = new Set(marked.filter((pid) => pid !== null));
  return selectFamily(rows, { seeds, leader, ownPid: process.pid });
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

/**
 * Kills until nothing is left: a process may fork between the look and the blow, so it looks again. Rejects when
 * something still runs after five seconds (a process stuck in the kernel).
 */
export async function reapRecorder(dir: string, leader: number | null): Promise<number> {
  const deadline = Date.now() + REAP_MS;
  const killed = new Set<number>();
  for (;;) {
    const family = await findRecorderProcesses(dir, leader);
    if (family.length === 0) return killed.size;
    if (Date.now() > deadline) {
      throw new Error(`Processes of ${path.basename(dir)} do not end: ${family.map(({ pid }) => pid).join(', ')}`);
    }
    for (const { pid } of family) {
      killed.add(pid);
      killQuietly(pid);
    }
    await sleep(20);
  }
}
