import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { within } from '../clock';

const SETPRIV = '/usr/bin/setpriv';
const TAIL_LINES = 60;

export type ChildExit = { code: number | null; signal: string | null };
export type Child = {
  name: string;
  pid: number;
  exited: Promise<ChildExit>;
  alive(): boolean;
  /** The last lines the program printed on standard error. */
  tail(): string;
  /** Sends the signals one after the other, each with its own time limit in ms, until the program is gone. */
  stop(ladder: readonly (readonly [NodeJS.Signals, number])[]): Promise<void>;
};

/**
 * Starts a program in the recorder's own process group. `setpriv --pdeathsig KILL` makes the kernel kill it when the
 * recorder dies, even by kill -9. `pipes` are called with each line of extra descriptors 3, 4, ...
 * Rejects when the program cannot be started.
 */
export async function spawnChild(options: {
  name: string;
  command: string;
  args: readonly string[];
  env: Record<string, string>;
  cwd?: string;
  onStdout?: (line: string) => void;
  onStderr?: (line: string) => void;
  pipes?: readonly ((line: string) => void)[];
}): Promise<Child> {
  const guarded = existsSync(SETPRIV);
  const command = guarded ? SETPRIV : options.command;
  const args = guarded ? ['--pdeathsig', 'KILL', '--', options.command, ...options.args] : [...options.args];
  const pipes = options.pipes ?? [];
  const child = spawn(command, args, {
    // Next's types, which the app's compiler sees too, ask for NODE_ENV in every environment.
    env: options.env as NodeJS.ProcessEnv,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    stdio: ['ignore', options.onStdout ? 'pipe' : 'ignore', 'pipe', ...pipes.map(() => 'pipe' as const)],
  });
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const tail: string[] = [];
  readLines(child.stdio[2], (line) => {
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    options.onStderr?.(line);
  });
  if (options.onStdout) readLines(child.stdio[1], options.onStdout);
  pipes.forEach((onLine, index) => {
    readLines(child.stdio[3 + index], onLine);
  });
  const alive = () => child.exitCode === null && child.signalCode === null;
  return {
    name: options.name,
    pid: child.pid ?? 0,
    exited,
    alive,
    tail: () => tail.join('\n'),
    stop: (ladder) => stopChild(child, exited, alive, ladder),
  };
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<ChildExit>,
  alive: () => boolean,
  ladder: readonly (readonly [NodeJS.Signals, number])[],
): Promise<void> {
  for (const [signal, ms] of ladder) {
    if (!alive()) return;
    child.kill(signal);
    await within(ms, exited);
  }
}

function readLines(stream: unknown, onLine: (line: string) => void): void {
  if (!isReadable(stream)) return;
  stream.on('error', () => undefined);
  createInterface({ input: stream }).on('line', onLine);
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'pipe' in stream && 'on' in stream;
}
