import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecorderJob, RecorderResult } from '@jomo/recorder/protocol';
import { leaderOf } from './process-handle';
import { boundTryOut, MAX_RESULT_BYTES, readResult } from './read-result';
import { reapRecorder, removeWorkDir } from './reap-recorder';
import { type RecorderProgram, startProcess } from './start-process';

/** A recorder that is asked to end puts its browser and screen away; then it is killed. */
const LEAVE_MS = 8_000;

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= MAX_RESULT_BYTES) chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Runs a try-out as a process that works in `dir`, and removes the directory. When the app dies meanwhile, the process
 * ends by itself at the latest when its time is up; the next app finds the directory and clears it away.
 */
export async function tryOutProcess(
  program: RecorderProgram,
  { dir, job, signal }: { dir: string; job: RecorderJob; signal: AbortSignal },
): Promise<RecorderResult> {
  const bound = boundTryOut(job, signal);
  bound.throwIfAborted();
  let leader: number | null = null;
  try {
    const { child, handle } = await startProcess(program, {
      dir,
      job: { ...job, spoolDir: path.join(dir, 'spool') },
      output: 'pipe',
    });
    leader = await leaderOf(handle);
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    const output = child.stdout ? readAll(child.stdout) : Promise.resolve('');
    const aborted = once(bound, 'abort').catch(() => undefined);
    await Promise.race([exited, bound.aborted ? undefined : aborted]);
    if (bound.aborted) {
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(LEAVE_MS, undefined, { ref: false })]);
      bound.throwIfAborted();
    }
    return readResult(await output);
  } finally {
    await reapRecorder(dir, leader);
    await removeWorkDir(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
