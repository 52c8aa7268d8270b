import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeFileLock } from './file-lock';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'jomo-lock-'));
  file = path.join(dir, 'a.lock');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Another process that has the lock. */
async function startHolder(): Promise<ChildProcess> {
  const script = `import { takeFileLock } from '${path.resolve('src/server/db/file-lock.ts')}';
    const lock = await takeFileLock(${JSON.stringify(file)}, 5000);
    process.stdout.write(lock ? 'held' : 'refused');
    setInterval(() => lock, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held');
  return child;
}

describe('a file lock', () => {
  it('has one holder at a time and leaves nothing but an empty file', async () => {
    const lock = await takeFileLock(file, 0);
    expect(await takeFileLock(file, 50)).toBeNull();
    const waiting = takeFileLock(file, 5000);
    lock?.release();
    lock?.release();
    const next = await waiting;
    expect(next).not.toBeNull();
    expect(await takeFileLock(file, 0)).toBeNull();
    next?.release();
    expect(await readdir(dir)).toEqual(['a.lock']);
    expect((await stat(file)).size).toBe(0);
  });

  it('keeps another process out, and is free again when its holder is killed', async () => {
    const holder = await startHolder();
    try {
      expect(await takeFileLock(file, 50)).toBeNull();
      const waiting = takeFileLock(file, 5000);
      holder.kill('SIGKILL');
      expect(await waiting).not.toBeNull();
    } finally {
      holder.kill('SIGKILL');
    }
  });

  it('says so when the folder is not there', async () => {
    await expect(takeFileLock(path.join(dir, 'nowhere/a.lock'), 0)).rejects.toThrow(/directory does not exist/);
  });
});
