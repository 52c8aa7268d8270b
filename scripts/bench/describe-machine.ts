import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';

export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  versions: { node: string; chromium: string; ffmpeg: string };
};

async function versionOf(program: string, option: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, [option], { timeout: 20_000 });
    return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? 'unknown';
  } catch {
    return 'missing';
  }
}

/** What the figures depend on besides our own code. */
export async function describeMachine(): Promise<Machine> {
  const [chromium, ffmpeg] = await Promise.all([versionOf('chromium', '--version'), versionOf('ffmpeg', '-version')]);
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    versions: { node: process.versions.node, chromium, ffmpeg },
  };
}
