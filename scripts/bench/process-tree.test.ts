import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseProcessTimes, treeCpuSec, usageBetween } from './process-tree';

test('a process counts with the children it has waited for', () => {
  const rest = 'S 42 1 1 0 -1 4194560 0 0 0 0 7 5 30 8 20 0 1 0 987654 0 0';
  expect(parseProcessTimes(`77 (a) b (c) ${rest}`)).toEqual({
    pid: 77,
    ppid: 42,
    name: 'a) b (c',
    startTime: '987654',
    cpuTicks: 50,
  });
});

test('usage is told by program, whoever has ended meanwhile', () => {
  const one = (pid: number, name: string, cpuTicks: number) => ({ pid, ppid: 1, name, startTime: '1', cpuTicks });
  const before = [one(1, 'node', 10), one(2, 'ffmpeg', 100), one(3, 'chromium', 40)];
  const after = [one(1, 'node', 70), one(2, 'ffmpeg', 300)];
  const usage = usageBetween(before, after, 2);
  expect(usage.programs).toEqual([
    { name: 'ffmpeg', cores: 1 },
    { name: 'node', cores: 0.3 },
    { name: 'chromium', cores: -0.2 },
  ]);
  expect(usage.cores).toBeCloseTo(1.1);
});

test('the CPU time of an ended child is still there', async () => {
  const before = await treeCpuSec(process.pid);
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; times',
  ]);
  const [minutes = 0, seconds = 0] = (/^(\d+)m([\d.]+)s/.exec(stdout)?.slice(1) ?? []).map(Number);
  expect((await treeCpuSec(process.pid)) - before).toBeGreaterThanOrEqual(minutes * 60 + seconds - 0.02);
});
