import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RecorderJob } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStoragePaths, type StoragePaths } from '../../storage-paths';
import type { Engine } from './engine';
import { createProcessEngine } from './process';
import { findRecorderProcesses } from './reap-recorder';

/**
 * Stands in for the recorder: a child in its group, one in a session of its own whose child loses its parent, and one
 * that has nothing of it but the working directory.
 */
const STAND_IN = `
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const sleeper = (options) => spawn('/bin/sleep', ['600'], { stdio: 'ignore', ...options });
const inGroup = sleeper({});
const browser = spawn('/bin/sh', ['-c', 'sleep 600 & sleep 600 & echo $! > grandchild; exec sleep 600'],
  { stdio: 'ignore', detached: true, env: {} });
const traceless = sleeper({ detached: true, env: {} });
process.on('SIGTERM', () => { writeFileSync('stopped', ''); process.exit(0); });
setInterval(() => {}, 1000);
console.log(JSON.stringify({ keys: Object.keys(process.env) }));
writeFileSync('pids', [process.pid, inGroup.pid, browser.pid, traceless.pid].join(' '));
`;

const isRunning = (pid: number) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('process engine', () => {
  let root: string;
  let paths: StoragePaths;
  let engine: Engine;
  const createEngine = () => {
    const environment = { PATH: process.env.PATH, JOMO_API_KEY: 'must-not-leak', JOMO_CHROMIUM: '/usr/bin/chromium' };
    return createProcessEngine({ paths, command: [process.execPath, path.join(root, 'stand-in.cjs')], environment });
  };
  const job = (): RecorderJob => ({
    protocol: 1,
    recordingId: 'rec1',
    videoId: 'vid1',
    part: 1,
    url: 'https://example.com/',
    quality: '720p30',
    view: 'player',
    chat: true,
    endAt: null,
    durationSec: null,
    maxDurationSec: 60,
    waitSec: 60,
    graceSec: 5,
    allowPrivate: false,
    report: { baseUrl: 'http://127.0.0.1:1', token: 'x'.repeat(43) },
    spoolDir: path.join(paths.recorder('rec1'), 'spool'),
  });
  const inDir = (name: string) => path.join(paths.recorder('rec1'), name);
  const readPids = () =>
    vi.waitFor(
      async () => {
        const own = (await readFile(inDir('pids'), 'utf8')).split(' ').map(Number);
        const grandchild = Number(await readFile(inDir('grandchild'), 'utf8'));
        expect(own).toHaveLength(4);
        expect(grandchild).toBeGreaterThan(1);
        return [...own, grandchild];
      },
      { timeout: 10_000, interval: 20 },
    );

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'jomo-engine-'));
    paths = createStoragePaths(root);
    writeFileSync(path.join(root, 'stand-in.cjs'), STAND_IN);
    engine = createEngine();
  });
  afterEach(async () => {
    await engine.kill({ recordingId: 'rec1', handle: null });
    await rm(root, { recursive: true, force: true });
  });

  it('hands the job over in a private file, and no secret of the app', async () => {
    await engine.launch(job());
    await readPids();
    expect((await stat(inDir('job.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(inDir('job.json'), 'utf8'))).toEqual(job());
    const log = await engine.readLog('rec1');
    expect(log).toContain('JOMO_JOB_FILE');
    expect(log).toContain('JOMO_CHROMIUM');
    expect(log).not.toContain('JOMO_API_KEY');
  });

  it('is found again by another app, which did not launch it', async () => {
    const handle = await engine.launch(job());
    await readPids();
    expect(await createEngine().list()).toEqual([{ recordingId: 'rec1', handle, alive: true }]);
  });

  it('is killed with its children, a browser in its own session and orphans', async () => {
    const handle = await engine.launch(job());
    const pids = await readPids();
    expect(pids.map(isRunning)).toEqual([true, true, true, true, true]);
    await createEngine().kill({ recordingId: 'rec1', handle });
    expect(pids.map(isRunning)).toEqual([false, false, false, false, false]);
    expect(await engine.list()).toEqual([{ recordingId: 'rec1', handle, alive: false }]);
    await engine.kill({ recordingId: 'rec1', handle });
  });

  it('leaves remains that are found and reaped when only the recorder itself was killed', async () => {
    const handle = await engine.launch(job());
    const pids = await readPids();
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await expect.poll(() => isRunning(pids[0] ?? 0)).toBe(false);
    expect((await engine.list())[0]?.alive).toBe(false);
    expect(pids.slice(1).map(isRunning)).toEqual([true, true, true, true]);
    await engine.forget('rec1');
    await stat(inDir('engine.json'));
    await engine.kill({ recordingId: 'rec1', handle });
    expect(pids.map(isRunning)).toEqual([false, false, false, false, false]);
    expect(await findRecorderProcesses(paths.recorder('rec1'), null)).toEqual([]);
    await engine.forget('rec1');
    expect(await engine.list()).toEqual([]);
  });

  it('removes the temporary directory that a killed recorder noted, and no other', async () => {
    await engine.launch(job());
    await readPids();
    const note = (workDir: string) => {
      mkdirSync(workDir, { recursive: true });
      mkdirSync(inDir('spool'), { recursive: true });
      writeFileSync(path.join(inDir('spool'), 'recorder.json'), JSON.stringify({ workDir }));
    };
    const [ours, foreign] = [path.join(root, 'jomo-recorder-abc'), path.join(root, 'precious')];
    note(ours);
    await engine.kill({ recordingId: 'rec1', handle: null });
    await expect(stat(ours)).rejects.toThrow(/ENOENT/);
    note(foreign);
    await engine.kill({ recordingId: 'rec1', handle: null });
    expect((await stat(foreign)).isDirectory()).toBe(true);
  });

  it('passes on the wish to stop as a signal to the recorder alone', async () => {
    const handle = await engine.launch(job());
    await readPids();
    await engine.requestStop({ recordingId: 'rec1', handle });
    await vi.waitFor(() => stat(inDir('stopped')), { timeout: 15_000 });
    await engine.requestStop({ recordingId: 'rec1', handle });
  });

  it('takes a process that has the same number by chance for what it is: a stranger', async () => {
    const stranger = JSON.stringify({ pid: process.ppid, startTime: '1', bootId: 'another boot' });
    await engine.launch(job());
    await readPids();
    writeFileSync(inDir('engine.json'), stranger);
    expect((await engine.list())[0]?.alive).toBe(false);
    await engine.requestStop({ recordingId: 'rec1', handle: stranger });
    await engine.kill({ recordingId: 'rec1', handle: stranger });
    expect(isRunning(process.ppid)).toBe(true);
  });

  it('rejects when the program is not there', async () => {
    const broken = createProcessEngine({ paths, command: ['/nowhere/node'], environment: {} });
    await expect(broken.launch(job())).rejects.toThrow(/ENOENT/);
  });
});
