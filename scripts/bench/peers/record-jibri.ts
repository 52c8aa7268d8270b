import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { spawnChild } from '../../../recorder/src/process/spawn-child';
import { measureMiddle, type RecordedFile } from '../record-card';
import type { BenchContext } from '../row';
import { waitFor } from '../wait-for';

const START_SECONDS = 60;
const END_SECONDS = 30;

/**
 * Bundles the peer as our recorder is. Not run as it is: tsx names functions by a helper that does not exist in the page, where
 * some of them are evaluated. The file stands below the project so that playwright-core is found.
 */
async function bundlePeer(root: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(path.join(root, 'dist', '.bench-'));
  const file = path.join(dir, 'jibri-style.js');
  const entry = path.join(root, 'scripts/bench/peers/jibri-style.ts');
  const shape = { platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' } as const;
  await build({ entryPoints: [entry], outfile: file, bundle: true, ...shape });
  return { file, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** Records a page for that many seconds with the Jibri-style recorder; the same measure of the same stretch as ours. */
export async function recordJibri(context: BenchContext, url: string, seconds: number): Promise<RecordedFile> {
  const dir = await mkdtemp(path.join(context.workDir, 'jibri-'));
  const file = path.join(dir, 'recording.mp4');
  const peer = await bundlePeer(context.root);
  try {
    return await runPeer(peer.file, { url, file, seconds, dir }, context);
  } finally {
    await peer.remove();
  }
}

type Wish = { url: string; file: string; seconds: number; dir: string };

async function runPeer(program: string, wish: Wish, { signal }: BenchContext): Promise<RecordedFile> {
  const { url, file, seconds, dir } = wish;
  let recording = false;
  const child = await spawnChild({
    name: 'jibri-style recorder',
    command: process.execPath,
    args: [program, url, file, String(seconds), dir],
    env: { PATH: process.env.PATH ?? '' },
    onStdout: (line) => {
      recording ||= line === 'recording';
    },
  });
  const begun = () => {
    if (!child.alive()) throw new Error(`The Jibri-style recorder failed:\n${child.tail()}`);
    return recording;
  };
  try {
    await waitFor('the Jibri-style recorder records', begun, { seconds: START_SECONDS, signal });
    const usage = await measureMiddle(child.pid, seconds, signal);
    await waitFor('it ends', () => !child.alive(), { seconds: END_SECONDS, signal });
    if ((await child.exited).code !== 0) throw new Error(`The Jibri-style recorder failed:\n${child.tail()}`);
    return { file, bytes: (await stat(file)).size, usage };
  } finally {
    await child.stop([
      ['SIGTERM', 15_000],
      ['SIGKILL', 1_000],
    ]);
  }
}
