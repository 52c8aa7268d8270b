import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStoragePaths, type StoragePaths } from '../../storage-paths';
import type { Engine } from './engine';
import { createProcessEngine } from './process';

/** Stands in for the recorder: notes a working directory, starts a helper, and does what the address says. */
const STAND_IN = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const job = JSON.parse(readFileSync(process.env.JOMO_JOB_FILE, 'utf8'));
const helper = spawn('/bin/sleep', ['600'], { stdio: 'ignore', detached: true });
const workDir = process.env.TMPDIR + '/jomo-recorder-x';
mkdirSync(workDir);
mkdirSync(job.spoolDir, { recursive: true });
writeFileSync(job.spoolDir + '/recorder.json', JSON.stringify({ workDir }));
writeFileSync(process.env.TMPDIR + '/seen', JSON.stringify({ job, pids: [process.pid, helper.pid] }));
const result = { type: 'probe', live: true, title: 'Ä', hasSound: true, reason: 'Something plays.', tookMs: 5 };
if (job.url.endsWith('/good')) {
  console.log(JSON.stringify({ level: 'info', message: 'a log line' }));
  process.stdout.write(JSON.stringify(result) + '\\n', () => process.exit(0));
}
if (job.url.endsWith('/bad')) { console.error('the screen did not start'); process.exit(1); }
process.on('SIGTERM', () => {
  writeFileSync(process.env.TMPDIR + '/asked', '');
  if (job.url.endsWith('/hangs')) process.exit(0);
});
setInterval(() => {}, 1000);
`;

const isRunning = (pid: number) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a try-out as a process', () => {
  let root: string;
  let paths: StoragePaths;
  let engine: Engine;
  const inRoot = (name: string) => path.join(root, name);
  const createEngine = () =>
    createProcessEngine({
      paths,
      command: [process.execPath, inRoot('stand-in.cjs')],
      environment: { PATH: process.env.PATH, TMPDIR: root },
    });
  const job = (where: string): RecorderJob => ({
    ...{ protocol: 1, recordingId: 'try-out', videoId: 'try-out', part: 1, mode: 'probe' },
    ...{ url: `https://example.com/${where}`, quality: '480p30', view: 'player', chat: false },
    ...{ endAt: null, durationSec: null, maxDurationSec: 60, waitSec: 0, graceSec: 0, allowPrivate: false },
    report: { baseUrl: 'http://127.0.0.1:1', token: 'x'.repeat(43) },
    spoolDir: '/nowhere',
  });
  const seen = () =>
    vi.waitFor(() => JSON.parse(readFileSync(inRoot('seen'), 'utf8')) as { pids: number[] }, { timeout: 15_000 });
  const nothingIsLeft = async () => {
    expect((await seen()).pids.filter(isRunning)).toEqual([]);
    expect(await readdir(paths.recorders)).toEqual([]);
    expect(existsSync(inRoot('jomo-recorder-x'))).toBe(false);
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'jomo-tryout-'));
    paths = createStoragePaths(inRoot('data'));
    writeFileSync(inRoot('stand-in.cjs'), STAND_IN);
    engine = createEngine();
  });
  afterEach(async () => {
    for (const recorder of await createEngine().list()) await engine.kill(recorder);
    await rm(root, { recursive: true, force: true });
  });

  it('answers what the recorder found, and leaves neither files nor processes', async () => {
    const result: RecorderResult = await engine.tryOut(job('good'), new AbortController().signal);
    expect(result).toMatchObject({ type: 'probe', live: true, title: 'Ä' });
    await nothingIsLeft();
  });

  it('is refused as unavailable when the recorder ends without a result', async () => {
    const trying = engine.tryOut(job('bad'), new AbortController().signal);
    await expect(trying).rejects.toMatchObject({ code: 'unavailable' });
    await nothingIsLeft();
  });

  it.each(['hangs', 'ignores signals'])(
    'ends with everything it started when it is aborted: one that %s',
    async (how) => {
      const stop = new AbortController();
      const trying = engine.tryOut(job(encodeURIComponent(how)), stop.signal);
      await seen();
      const began = Date.now();
      stop.abort(new Error('no longer wanted'));
      await expect(trying).rejects.toThrow('no longer wanted');
      expect(existsSync(inRoot('asked'))).toBe(true);
      expect(Date.now() - began).toBeLessThan(how === 'hangs' ? 7_000 : 30_000);
      await nothingIsLeft();
    },
  );

  it('is nothing that belongs to no recording while this app runs it, and is cleared away by the next app', async () => {
    const stop = new AbortController();
    const trying = engine.tryOut(job('hangs'), stop.signal);
    trying.catch(() => undefined);
    await seen();
    expect(await engine.list()).toEqual([]);
    const next = createEngine();
    const [found] = await next.list();
    expect(found).toMatchObject({ alive: true, recordingId: expect.stringMatching(/^try-/) });
    if (found) await next.kill(found);
    await next.forget(found?.recordingId ?? '');
    await expect(trying).rejects.toMatchObject({ code: 'unavailable' });
    await nothingIsLeft();
  });
});
