export type ProcStat = { pid: number; ppid: number; cpuTicks: number; startTime: string };

/** One `/proc/<pid>/stat` line. The program's name may hold spaces and brackets, so fields are counted after its last `)`. */
export function parseProcStat(text: string): ProcStat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < 0) return null;
  const rest = text.slice(close + 2).split(' ');
  // rest[0] is field 3 (state); field n is rest[n - 3].
  const pid = Number(text.slice(0, open));
  const ppid = Number(rest[1]);
  const cpuTicks = Number(rest[11]) + Number(rest[12]);
  const startTime = rest[19];
  if (!Number.isInteger(pid) || !Number.isInteger(ppid) || !Number.isFinite(cpuTicks) || startTime === undefined)
    return null;
  return { pid, ppid, cpuTicks, startTime };
}

/** `root` and all its descendants. */
export function selectTree<T extends Pick<ProcStat, 'pid' | 'ppid'>>(all: readonly T[], root: number): T[] {
  const wanted = new Set([root]);
  let grew = true;
  while (grew) {
    grew = false;
    for (const { pid, ppid } of all) {
      if (wanted.has(ppid) && !wanted.has(pid)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  return all.filter(({ pid }) => wanted.has(pid));
}

/** CPU ticks used between two looks at the same tree; processes new in `after` count in full. */
export function ticksBetween(before: ReadonlyMap<number, ProcStat>, after: readonly ProcStat[]): number {
  let ticks = 0;
  for (const stat of after) {
    const old = before.get(stat.pid);
    const known = old && old.startTime === stat.startTime ? old.cpuTicks : 0;
    ticks += Math.max(0, stat.cpuTicks - known);
  }
  return ticks;
}
