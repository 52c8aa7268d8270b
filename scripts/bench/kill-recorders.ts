import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createStoragePaths } from '../../src/server/storage-paths';

const LIMIT_MS = 30_000;

/** Process groups of recorders of the process engine, by their lock files. */
async function killProcesses(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const text = await readFile(path.join(dir, name, 'spool/recorder.json'), 'utf8').catch(() => null);
    const pid: unknown = text === null ? null : JSON.parse(text).pid;
    if (typeof pid !== 'number') continue;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

async function docker(...args: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('docker', args, { timeout: LIMIT_MS });
  return stdout.split('\n').filter(Boolean);
}

/** Containers and volumes that carry this installation's name; an installation that never used Docker has none. */
async function removeContainers(installationFile: string): Promise<void> {
  const installation = await readFile(installationFile, 'utf8').catch(() => null);
  if (installation === null) return;
  const ours = ['--filter', `label=jomo.installation=${installation.trim()}`, '--quiet'];
  for (const id of await docker('ps', '--all', ...ours)) await docker('rm', '--force', id);
  for (const id of await docker('volume', 'ls', ...ours)) await docker('volume', 'rm', '--force', id);
}

/** Ends what would outlive its server, because recorders do: only those of this data directory. */
export async function killRecorders(dataDir: string): Promise<void> {
  const paths = createStoragePaths(dataDir);
  await killProcesses(paths.recorders);
  await removeContainers(paths.installation);
}
