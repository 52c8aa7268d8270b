import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import type { StoragePaths } from '../../storage-paths';
import type { Engine, FoundRecorder } from './engine';
import { isAlive, leaderOf, parseHandle } from './process-handle';
import { nameTryOut } from './read-result';
import { findRecorderProcesses, reapRecorder, removeWorkDir } from './reap-recorder';
import { boundLog, readTail } from './recorder-log';
import { type RecorderProgram, startProcess } from './start-process';
import { tryOutProcess } from './try-out-process';

export type ProcessEngineDeps = RecorderProgram & { paths: StoragePaths };

/**
 * Recorders as detached processes of this machine. Each leads a process group and session of its own, so neither a
 * signal to the app nor its death reaches it; `engine.json` in its directory is how the next app finds it.
 */
export function createProcessEngine({ paths, ...program }: ProcessEngineDeps): Engine {
  const fileOf = (recordingId: string, name: string) => path.join(paths.recorder(recordingId), name);
  const spoolDir = paths.recorderSpool;
  /** Try-outs of this app: not for the list, by which what belongs to no recording is cleared away. */
  const trying = new Set<string>();

  async function noted(recordingId: string): Promise<string | null> {
    return readFile(fileOf(recordingId, 'engine.json'), 'utf8').catch(() => null);
  }

  async function launch(job: RecorderJob): Promise<string> {
    const { handle } = await startProcess(program, { dir: paths.recorder(job.recordingId), job, output: 'log' });
    return JSON.stringify(handle);
  }

  async function tryOut(job: RecorderJob, signal: AbortSignal): Promise<RecorderResult> {
    const id = nameTryOut(randomBytes(6).toString('hex'));
    trying.add(id);
    try {
      return await tryOutProcess(program, { dir: paths.recorder(id), job: { ...job, recordingId: id }, signal });
    } finally {
      trying.delete(id);
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
    tryOut,
    async list() {
      const entries = await readdir(paths.recorders, { withFileTypes: true }).catch(() => []);
      const ids = entries.filter((entry) => entry.isDirectory() && !trying.has(entry.name)).map(({ name }) => name);
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
