import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecorderJob } from '../protocol/index';
import { writeLock } from './process/lock-file';
import { readProcStat } from './process/process-cost';
import { takeOverSpool } from './report/read-spool';

/**
 * Makes the spool ours (taking over what an earlier recorder left) and a temporary directory for profile and sockets.
 * The latter lies below the system's temporary directory because a unix socket's path may have 107 bytes at most.
 */
export async function openWorkspace(job: RecorderJob, instance: string) {
  const { spoolDir, recordingId } = job;
  await mkdir(spoolDir, { recursive: true });
  const { left, nextPart } = await takeOverSpool(spoolDir, job.part);
  const workDir = await mkdtemp(path.join(tmpdir(), 'jomo-recorder-'));
  const startTime = (await readProcStat(process.pid))?.startTime ?? '0';
  await writeLock(spoolDir, { pid: process.pid, startTime, recordingId, instance, workDir });
  await mkdir(path.join(workDir, 'tmp'));
  return {
    workDir,
    left,
    nextPart,
    removeWorkDir: () => rm(workDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
    removeSpool: () => rm(spoolDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
