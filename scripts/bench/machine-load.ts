import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { treeCpuSec } from './process-tree';

/** More than this of other programs, in cores, and the machine was not quiet. */
export const QUIET_CORES = 0.1;

/** CPU seconds that all programs together have used since boot, time taken by the host ("steal") included. */
export function parseBusySec(stat: string): number {
  // user nice system idle iowait irq softirq steal (proc(5)); guest times are part of user.
  const fields = (/^cpu\s+(.*)$/m.exec(stat)?.[1] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = fields;
  return (user + nice + system + irq + softirq + steal) / 100;
}

export type LoadReading = { at: number; busySec: number; ownSec: number };

export async function readLoad(): Promise<LoadReading> {
  const [stat, ownSec] = await Promise.all([readFile('/proc/stat', 'utf8'), treeCpuSec(process.pid)]);
  return { at: performance.now(), busySec: parseBusySec(stat), ownSec };
}

/** Cores used by programs that are no descendants of the bench, between two readings. */
export function othersBetween(before: LoadReading, after: LoadReading): number {
  const seconds = (after.at - before.at) / 1000;
  const others = after.busySec - before.busySec - (after.ownSec - before.ownSec);
  return seconds > 0 ? Math.max(0, others / seconds) : 0;
}

/** The load average of the last minute; of everything on the machine, the bench too. */
export function loadAverage(): number {
  return os.loadavg()[0] ?? 0;
}
