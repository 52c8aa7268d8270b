import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecorderJob } from '@jomo/recorder/protocol';
import { type ProcessHandle, readHandle } from './process-handle';

/** What a recorder may know of the app's environment: no key or password of the app among it. */
const passedOn = [
  'PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH',
  'http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY',
  'JOMO_CHROMIUM', 'JOMO_FFMPEG', 'JOMO_DISK_FLOOR_MB', 'JOMO_DISK_WARN_MB', 'JOMO_UPLOAD_HOURS',
] as const; // biome-ignore format: a list to read

export type RecorderProgram = {
  /** The recorder program with its arguments, e.g. ['/usr/bin/node', '/app/dist/recorder.js']. */
  command: readonly [string, ...string[]];
  /** The app's environment; only harmless variables of it are passed on. */
  environment: Readonly<Record<string, string | undefined>>;
};

async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

/**
 * Starts a recorder that works in `dir`, as the leader of a process group and session of its own. What it prints goes into
 * `recorder.log` there, or standard output to us (`output: 'pipe'`); `engine.json` says which process it is. Rejects when
 * it does not run.
 */
export async function startProcess(
  { command, environment }: RecorderProgram,
  { dir, job, output }: { dir: string; job: RecorderJob; output: 'log' | 'pipe' },
): Promise<{ child: ChildProcess; handle: ProcessHandle }> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const jobFile = path.join(dir, 'job.json');
  await writePrivately(jobFile, JSON.stringify(job));
  const log = await open(path.join(dir, 'recorder.log'), 'a', 0o600);
  try {
    const [program, ...args] = command;
    const kept = Object.fromEntries(passedOn.map((name) => [name, environment[name]]));
    const child = spawn(program, args, {
      cwd: dir,
      detached: true,
      stdio: ['ignore', output === 'log' ? log.fd : 'pipe', log.fd],
      env: { ...kept, NODE_ENV: 'production', JOMO_JOB_FILE: jobFile, JOMO_RECORDER_DIR: dir },
    });
    await once(child, 'spawn');
    child.unref();
    const handle = await readHandle(child.pid);
    if (!handle) throw new Error('The recorder process ended at once.');
    await writePrivately(path.join(dir, 'engine.json'), JSON.stringify(handle));
    return { child, handle };
  } finally {
    await log.close();
  }
}
