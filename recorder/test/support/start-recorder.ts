import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { RecorderJob } from '../../protocol/index';
import { TOKEN } from './fake-app';

const repository = path.resolve(import.meta.dirname, '../../..');

/** Bundles the recorder the way the app is built; the file stands below the repository so that playwright-core is found. */
export async function bundleRecorder(): Promise<{ file: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(path.join(repository, 'node_modules', '.jomo-recorder-test-'));
  const file = path.join(dir, 'recorder.mjs');
  await build({
    entryPoints: [path.join(repository, 'recorder/src/main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['playwright-core'],
    logLevel: 'error',
  });
  return { file, remove: () => rm(dir, { recursive: true, force: true }) };
}

export type TestJob = Partial<RecorderJob> & Pick<RecorderJob, 'url'>;

export function makeJob(baseUrl: string, spoolDir: string, more: TestJob): RecorderJob {
  return {
    protocol: 1,
    recordingId: 'rec1',
    videoId: 'vid1',
    part: 1,
    quality: '480p30',
    view: 'player',
    chat: true,
    endAt: null,
    durationSec: null,
    maxDurationSec: 300,
    waitSec: 30,
    graceSec: 2,
    allowPrivate: true,
    report: { baseUrl, token: TOKEN },
    spoolDir,
    ...more,
  };
}

/** Runs the bundled recorder as a process group of its own, as the app's process engine does. */
export function startRecorder(file: string, job: RecorderJob, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [file], {
    detached: true,
    env: { PATH: process.env.PATH, ...env, JOMO_JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    pid: child.pid ?? 0,
    exited,
    output: () => output,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** For afterEach: nothing of it survives. */
    destroy: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Processes of the group `pgid` that have not ended, as "pid name". */
export async function groupMembers(pgid: number): Promise<{ pid: number; name: string }[]> {
  const members: { pid: number; name: string }[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const close = stat.lastIndexOf(')');
    const [state, , group] = stat.slice(close + 2).split(' ');
    if (Number(group) === pgid && state !== 'Z') {
      members.push({ pid: Number(pid), name: stat.slice(stat.indexOf('(') + 1, close) });
    }
  }
  return members;
}

export function temporaryDir(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'jomo-test-'));
}
