import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcStat, parseProcStat, selectTree, ticksBetween } from '../../recorder/src/process/parse-proc';
import { TICKS_PER_SECOND } from './process-tree';

/** More than this of other programs, in cores, and the machine was not quiet. */
export const QUIET_CORES = 0.1;

const LOOK_EVERY_MS = 1_000;

/** Seconds since boot that the host took from this machine for others. */
export function parseStolenSec(stat: string): number {
  // user nice system idle iowait irq softirq steal (proc(5)).
  const fields = (/^cpu\s+(.*)$/m.exec(stat)?.[1] ?? '').split(/\s+/).map(Number);
  return (fields[7] ?? 0) / TICKS_PER_SECOND;
}

/**
 * Adds up what the processes outside a tree use, look by look. What was seen in the tree stays its own: a browser's
 * helpers outlive their parent by a moment, and their time must not count as somebody else's.
 */
export function createOthersCount(root: number) {
  const own = new Set<string>();
  const identify = ({ pid, startTime }: ProcStat) => `${pid} ${startTime}`;
  let before: ReadonlyMap<number, ProcStat> | null = null;
  let ticks = 0;
  return {
    add(all: readonly ProcStat[]): void {
      for (const one of selectTree(all, root)) own.add(identify(one));
      const others = all.filter((one) => !own.has(identify(one)));
      if (before) ticks += ticksBetween(before, others);
      before = new Map(others.map((one) => [one.pid, one]));
    },
    ticks: () => ticks,
  };
}

async function readProcesses(): Promise<ProcStat[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return texts.map(parseProcStat).filter((one) => one !== null);
}

/**
 * Watches programs that are no descendants of the bench, a look a second, until `stop`. That answers how many cores they
 * used on average, and what the host took; those that begin and end between two looks are missed.
 */
export async function watchOthers(): Promise<{ stop: () => Promise<number> }> {
  const count = createOthersCount(process.pid);
  const look = async () => count.add(await readProcesses());
  const stolen = async () => parseStolenSec(await readFile('/proc/stat', 'utf8'));
  const stopping = new AbortController();
  await look();
  const [begunAt, stolenBefore] = [performance.now(), await stolen()];
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      await look();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await watching;
      const used = count.ticks() / TICKS_PER_SECOND + (await stolen()) - stolenBefore;
      return (used * 1000) / (performance.now() - begunAt);
    },
  };
}

/** The load average of the last minute; of everything on the machine, the bench too. */
export function loadAverage(): number {
  return os.loadavg()[0] ?? 0;
}
