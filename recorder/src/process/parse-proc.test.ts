import { expect, test } from 'vitest';
import { parseProcStat, selectTree, ticksBetween } from './parse-proc';

const stat = (pid: number, ppid: number, cpuTicks: number) => ({ pid, ppid, cpuTicks, startTime: `${pid}` });

test('a stat line is read although the name holds spaces and brackets', () => {
  const rest = 'S 42 1 1 0 -1 4194560 0 0 0 0 7 5 0 0 20 0 1 0 987654 0 0';
  expect(parseProcStat(`77 (a) b (c) ${rest}`)).toEqual({ pid: 77, ppid: 42, cpuTicks: 12, startTime: '987654' });
  expect(parseProcStat('')).toBeNull();
});

test('the tree holds all descendants whatever their order, and nobody else', () => {
  const all = [stat(5, 4, 0), stat(4, 2, 0), stat(2, 1, 0), stat(9, 1, 0)];
  expect(selectTree(all, 2).map(({ pid }) => pid)).toEqual([5, 4, 2]);
});

test('only what was used since the last look counts, and a reused process number starts afresh', () => {
  const before = new Map([
    [1, stat(1, 0, 100)],
    [2, { ...stat(2, 0, 500), startTime: 'old' }],
  ]);
  expect(ticksBetween(before, [stat(1, 0, 130), stat(2, 0, 7)])).toBe(37);
});
