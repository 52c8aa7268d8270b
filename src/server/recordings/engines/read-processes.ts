import { readdir, readFile, readlink } from 'node:fs/promises';

/** One process of this machine, out of /proc/<pid>/stat (proc(5)). */
export type ProcessRow = {
  pid: number;
  parent: number;
  group: number;
  session: number;
  /** 0 = no terminal. */
  terminal: number;
  /** Clock ticks since boot; with the pid it names a process for as long as the machine runs. */
  startTime: string;
  /** Dead and waiting for its parent to notice. */
  zombie: boolean;
};

/** The name in parentheses may contain anything, so the fields are counted from the last parenthesis. */
export function parseStat(text: string): ProcessRow | null {
  const pid = Number.parseInt(text, 10);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent, group, session, terminal] = fields;
  const startTime = fields[19];
  if (!Number.isInteger(pid) || state === undefined || startTime === undefined) return null;
  return {
    pid,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    terminal: Number(terminal),
    startTime,
    zombie: state === 'Z' || state === 'X',
  };
}

/** A process by pid; null when there is none. */
export async function readProcess(pid: number): Promise<ProcessRow | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text === null ? null : parseStat(text);
}

/** Every process that runs now, zombies left out. */
export async function readProcesses(): Promise<ProcessRow[]> {
  const names = await readdir('/proc');
  const rows = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => readProcess(Number(name))));
  return rows.filter((row) => row !== null).filter(({ zombie }) => !zombie);
}

/** Where a process came from: environment, command line and working directory. Empty where that cannot be read. */
export async function readTraces(pid: number): Promise<{ environment: string; command: string; directory: string }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'latin1').catch(() => '');
  const [environment, command] = await Promise.all([read('environ'), read('cmdline')]);
  return { environment, command, directory: await readlink(`/proc/${pid}/cwd`).catch(() => '') };
}

/** Changes with every boot, so that a pid and start time from before a reboot match nothing. */
export async function readBootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => 'unknown')).trim();
}
