import { readdir, readFile } from 'node:fs/promises';
import { selectTree } from '../../recorder/src/process/parse-proc';

/** Linux counts CPU time of /proc in hundredths of a second on every platform Debian supports. */
export const TICKS_PER_SECOND = 100;

export type ProcessTimes = {
  pid: number;
  ppid: number;
  name: string;
  startTime: string;
  /** Of the process and of all children that it has waited for, and theirs. */
  cpuTicks: number;
};

/**
 * One `/proc/<pid>/stat` line: fields 14 to 17 are utime, stime, cutime and cstime (proc(5)). With the last two nothing is
 * lost when a process of the tree ends between two readings: its time is then its parent's.
 */
export function parseProcessTimes(text: string): ProcessTimes | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < 0) return null;
  // rest[0] is field 3 (state); field n is rest[n - 3].
  const rest = text.slice(close + 2).split(' ');
  const cpuTicks = rest.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const pid = Number(text.slice(0, open));
  const ppid = Number(rest[1]);
  if (!Number.isInteger(pid) || !Number.isInteger(ppid) || !Number.isFinite(cpuTicks)) return null;
  return { pid, ppid, name: text.slice(open + 1, close), startTime: rest[19] ?? '', cpuTicks };
}

export async function readTree(root: number): Promise<ProcessTimes[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return selectTree(
    texts.map(parseProcessTimes).filter((one) => one !== null),
    root,
  );
}

/** CPU seconds that a process and all its descendants, ended ones too, have used so far. */
export async function treeCpuSec(root: number): Promise<number> {
  return sumTicks(await readTree(root)) / TICKS_PER_SECOND;
}

function sumTicks(tree: readonly ProcessTimes[]): number {
  return tree.reduce((sum, { cpuTicks }) => sum + cpuTicks, 0);
}

export type Usage = {
  /** Cores used on average. */
  cores: number;
  /** The same by program name, the most expensive first. */
  programs: { name: string; cores: number }[];
};

/** What a tree used between two readings that lie `seconds` apart. */
export function usageBetween(before: readonly ProcessTimes[], after: readonly ProcessTimes[], seconds: number): Usage {
  const cores = (ticks: number) => ticks / TICKS_PER_SECOND / seconds;
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const of = (tree: readonly ProcessTimes[], name: string) => sumTicks(tree.filter((one) => one.name === name));
  const programs = names.map((name) => ({ name, cores: cores(of(after, name) - of(before, name)) }));
  return {
    cores: cores(sumTicks(after) - sumTicks(before)),
    programs: programs.sort((a, b) => b.cores - a.cores),
  };
}

export type Memory = { rssMb: number; pssMb: number };

/** Memory of a tree: resident sets added up (shared pages counted in each) and proportional shares added up. */
export async function treeMemory(root: number): Promise<Memory> {
  const tree = await readTree(root);
  const rollups = await Promise.all(
    tree.map(({ pid }) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')),
  );
  const sumMb = (field: string) =>
    rollups.reduce((sum, text) => sum + Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0), 0) /
    1024;
  return { rssMb: sumMb('Rss'), pssMb: sumMb('Pss') };
}
