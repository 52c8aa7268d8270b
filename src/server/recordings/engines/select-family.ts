import type { ProcessRow } from './read-processes';

/**
 * Everything a recorder started: its process group and session, what shows its marks, their groups and sessions (a
 * browser may be a leader of its own), and all descendants. Never this process, what shares its session or group, or
 * init; never what hangs on a terminal, for that is a person looking into the directory.
 */
export function selectFamily(
  rows: readonly ProcessRow[],
  { seeds, leader, ownPid }: { seeds: ReadonlySet<number>; leader: number | null; ownPid: number },
): ProcessRow[] {
  const own = rows.find(({ pid }) => pid === ownPid);
  const mayTake = (row: ProcessRow) =>
    row.pid > 1 && row.pid !== ownPid && row.terminal === 0 && row.session !== own?.session && row.group !== own?.group;
  const taken = new Map<number, ProcessRow>();
  const families = new Set<number>(leader === null ? [] : [leader]);
  const belongs = (row: ProcessRow) =>
    seeds.has(row.pid) || families.has(row.group) || families.has(row.session) || taken.has(row.parent);
  for (let before = -1; before < taken.size; ) {
    before = taken.size;
    for (const row of rows) {
      if (taken.has(row.pid) || !mayTake(row) || !belongs(row)) continue;
      taken.set(row.pid, row);
      families.add(row.group).add(row.session);
    }
  }
  return [...taken.values()];
}
