import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecorderJob } from '@jomo/recorder/protocol';
import { z } from 'zod';
import type { StoragePaths } from '../../storage-paths';
import type { Engine, FoundRecorder } from './engine';
import { readBootId, readProcess } from './read-processes';
import { findRecorderProcesses, reapRecorder, removeWorkDir } from './reap-recorder';
import { boundLog, readTail } from './recorder-log';

const processHandle = z.object({
  pid: z.int().positive(),
  /** Clock ticks since boot, field 22 of /proc/<pid>/stat. */
  startTime: z.string(),
  bootId: z.string(),
});
type ProcessHandle = z.infer<typeof processHandle>;

/** What a recorder may know of the app's environment: no key or password of the app among it. */
const passedOn = [
  'PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'LD_LIBRARY_PATH',
  'http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY',
  'JOMO_CHROMIUM', 'JOMO_FFMPEG', 'JOMO_DISK_FLOOR_MB', 'JOMO_DISK_WARN_MB', 'JOMO_UPLOAD_HOURS',
] as const; // biome-ignore format: a list to read

export type ProcessEngineDeps = {
  paths: StoragePaths;
  /** The recorder program with its arguments, e.g. ['/usr/bin/node', '/app/dist/recorder.js']. */
  command: readonly [string, ...string[]];
  /** The app's environment; only harmless variables of it are passed on. */
  environment: Readonly<Record<string, string | undefined>>;
};

function parseHandle(text: string | null): ProcessHandle | null {
  try {
    return processHandle.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/** Is the process of that handle still the one that was launched, and not dead? */
async function isAlive(handle: ProcessHandle | null): Promise<boolean> {
  if (!handle) return false;
  const row = await readProcess(handle.pid);
  return row !== null && !row.zombie && row.startTime === handle.startTime && handle.bootId === (await readBootId());
}

/** The group to kill: the pid of the handle, unless that number now belongs to somebody else. */
async function leaderOf(handle: ProcessHandle | null): Promise<number | null> {
  if (!handle || handle.bootId !== (await readBootId())) return null;
  const row = await readProcess(handle.pid);
  // While a group has members its number is not given to a new process, so a vacant pid is safe to use as a group.
  return row === null || row.startTime === handle.startTime ? handle.pid : null;
}

async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

/**
 * Recorders as detached processes of this machine. Each leads a process group and session of its own, so neither a
 * signal to the app nor its death reaches it; `engine.json` in its directory is how the next app finds it.
 */
export function createProcessEngine({ paths, command, environment }: ProcessEngineDeps): Engine {
  const fileOf = (recordingId: string, name: string) => path.join(paths.recorder(recordingId), name);
  const spoolDir = paths.recorderSpool;

  async function noted(recordingId: string): Promise<string | null> {
    return readFile(fileOf(recordingId, 'engine.json'), 'utf8').catch(() => null);
  }

  async function launch(job: RecorderJob): Promise<string> {
    const dir = paths.recorder(job.recordingId);
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
        stdio: ['ignore', log.fd, log.fd],
        env: { ...kept, NODE_ENV: 'production', JOMO_JOB_FILE: jobFile, JOMO_RECORDER_DIR: dir },
      });
      await once(child, 'spawn');
      child.unref();
      const row = child.pid === undefined ? null : await readProcess(child.pid);
      if (!row) throw new Error('The recorder process ended at once.');
      const handle = JSON.stringify({ pid: row.pid, startTime: row.startTime, bootId: await readBootId() });
      await writePrivately(path.join(dir, 'engine.json'), handle);
      return handle;
    } finally {
      await log.close();
    }
  }

  async function inspect(recordingId: string): Promise<FoundRecorder> {
    await boundLog(fileOf(recordingId, 'recorder.log'));
    const handle = await noted(recordingId);
    return { recordingId, handle, alive: await isAlive(parseHandle(handle)) };
  }

  return {
    name: 'process',
    hostName: null,
    spoolDir,
    launch,
    async list() {
      const entries = await readdir(paths.recorders, { withFileTypes: true }).catch(() => []);
      const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      return Promise.all(ids.map(inspect));
    },
    async requestStop({ recordingId, handle }) {
      const found = parseHandle(handle ?? (await noted(recordingId)));
      if (found && (await isAlive(found))) process.kill(found.pid, 'SIGTERM');
    },
    async kill({ recordingId, handle }) {
      const found = parseHandle(handle ?? (await noted(recordingId)));
      await reapRecorder(paths.recorder(recordingId), await leaderOf(found));
      await removeWorkDir(paths.recorder(recordingId));
    },
    readLog: (recordingId) => readTail(fileOf(recordingId, 'recorder.log')),
    collectSpool: async (recordingId) => spoolDir(recordingId),
    async forget(recordingId) {
      const dir = paths.recorder(recordingId);
      if ((await findRecorderProcesses(dir, null)).length > 0) return;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
