import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

let instances = 0;

/** Names this process and queue for `lockedBy`, in a way that a later process of the same machine can tell it is gone. */
export function createWorkerId(): string {
  instances += 1;
  return [machine(), process.pid, startOf(process.pid) ?? '', instances].join('|');
}

/**
 * True only when the worker certainly runs no more: same machine and process namespace, and no such process; or, where
 * all workers share one machine, the machine was started anew.
 */
export function isWorkerGone(worker: string, { oneMachine }: { oneMachine: boolean }): boolean {
  const [where = '', pid, startedAt] = worker.split('|');
  const here = machine();
  if (where === '' || here === '' || !pid || !startedAt) return false;
  if (where !== here) return oneMachine && where.split('/')[0] !== here.split('/')[0];
  return startOf(Number(pid)) !== startedAt;
}

/** The boot, which no two machines share, then host name and process namespace, which tell containers apart. */
function machine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return [boot, hostname(), readlinkSync('/proc/self/ns/pid')].join('/');
  } catch {
    return '';
  }
}

/** The process's start in clock ticks since boot, which tells it from a later one of the same number (proc(5), field 22). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
