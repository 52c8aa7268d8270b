import { readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const NICE = -10;

/**
 * A live broadcast cannot be repeated, packaging can: where we may (root, CAP_SYS_NICE), the recorder and all it starts
 * come first when the machine is busy; together they use well under one core. Where the kernel groups processes by
 * session (sched(7), autogroup), niceness counts only inside a group, so ours is raised too, if the session is our own.
 */
export function comeFirst(pid: number): void {
  try {
    setPriority(NICE);
    if (isSessionLeader(pid)) writeFileSync('/proc/self/autogroup', `${NICE}`);
  } catch {
    // Not allowed, or no such feature: recorded at normal priority.
  }
}

/** Field 6 of /proc/<pid>/stat is the session. */
function isSessionLeader(pid: number): boolean {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]) === pid;
}
