import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ProcStat, parseProcStat, selectTree, ticksBetween } from './parse-proc';

/** Linux counts CPU time of /proc in hundredths of a second on every platform Debian supports. */
const TICKS_PER_SECOND = 100;
/**
 * Reading the proportional set size walks all page tables of a process; twice a minute is enough, and when there are
 * more processes than before.
 */
const MEMORY_EVERY_MS = 30_000;

export async function readProcStat(pid: number): Promise<ProcStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return parseProcStat(text);
}

function readProcStatNow(name: string): ProcStat[] {
  try {
    return [parseProcStat(readFileSync(`/proc/${name}/stat`, 'utf8'))].filter((stat) => stat !== null);
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** At once: these files are in memory, and a promise for each costs ten times the reading on a machine of many processes. */
function readTree(root: number): ProcStat[] {
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return selectTree(names.flatMap(readProcStatNow), root);
}

async function readPssKb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
}

export type Cost = { cpuCores: number; memoryMb: number };

/** Measures the process tree below `root`: average cores since the last call, and memory as the sum of shares (PSS). */
export function createCostMeter(root: number, now: () => number): () => Promise<Cost> {
  let before = new Map<number, ProcStat>();
  let beforeAt = now();
  let memoryMb = 0;
  let memoryAt = Number.NEGATIVE_INFINITY;
  let memoryOf = 0;
  return async () => {
    const tree = readTree(root);
    const at = now();
    const seconds = (at - beforeAt) / 1000;
    const cpuCores = seconds > 0 ? ticksBetween(before, tree) / TICKS_PER_SECOND / seconds : 0;
    before = new Map(tree.map((stat) => [stat.pid, stat]));
    beforeAt = at;
    if (at - memoryAt >= MEMORY_EVERY_MS || tree.length > memoryOf) {
      memoryAt = at;
      memoryOf = tree.length;
      const shares = await Promise.all(tree.map(({ pid }) => readPssKb(pid)));
      memoryMb = shares.reduce((sum, kb) => sum + kb, 0) / 1024;
    }
    return { cpuCores, memoryMb };
  };
}
