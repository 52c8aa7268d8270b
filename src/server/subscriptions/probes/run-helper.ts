import { spawn } from 'node:child_process';
import { ProbeError } from './probe';

const MAX_OUTPUT = 4 * 1024 * 1024;
const MEMORY_BYTES = 768 * 1024 * 1024;

/** A helper program: its name or path, where names are looked for, and whether it is installed now. */
export type Helper = { program: string; path: string | undefined; isThere: () => boolean };

export type HelperAnswer = { code: number | null; stdout: string; stderr: string };

/** Neither the app's secrets nor the user's settings of the helper reach it. */
const environment = (path: string | undefined) =>
  ({ PATH: path ?? '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: '/nonexistent', NODE_ENV: 'production' }) as const;

/**
 * Runs an outside program (streamlink, yt-dlp) with limits: time, memory (prlimit of util-linux), output, lowest
 * priority. Whatever it started dies with it. Throws ProbeError `helper` when it is missing or breaks a limit.
 */
export function runHelper(
  command: readonly [string, ...string[]],
  options: { timeoutMs: number; signal: AbortSignal; path: string | undefined },
): Promise<HelperAnswer> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const limited = [
      `--as=${MEMORY_BYTES}`,
      `--cpu=${Math.ceil(options.timeoutMs / 1000)}`,
      'nice',
      '-n',
      '19',
      program,
    ];
    const child = spawn('prlimit', [...limited, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(options.path),
    });
    const out = { stdout: '', stderr: '' };
    let trouble: string | null = null;
    const kill = (why: string) => {
      trouble ??= why;
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    const timer = setTimeout(() => kill(`${program} did not answer in time.`), options.timeoutMs);
    const onAbort = () => kill(`${program} was stopped.`);
    options.signal.addEventListener('abort', onAbort, { once: true });
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        out[name] += chunk;
        if (out[name].length > MAX_OUTPUT) kill(`${program} printed too much.`);
      });
    }
    child.once('error', (error) => {
      trouble ??= `${program} could not be started: ${error.message}`;
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', onAbort);
      if (code === 127) trouble ??= `${program} is not installed.`;
      if (trouble) reject(new ProbeError(trouble, 'helper'));
      else resolve({ code, ...out });
    });
  });
}
