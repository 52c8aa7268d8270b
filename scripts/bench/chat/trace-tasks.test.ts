import { expect, it } from 'vitest';
import { sumTasks } from './trace-tasks';

const main = { name: 'thread_name', ph: 'M', args: { name: 'CrRendererMain' } };
const task = { name: 'ThreadControllerImpl::RunTask', ph: 'X' };

it('tells the CPU time of the busiest page alone, in ms', () => {
  const events = [
    { ...main, pid: 1, tid: 1 },
    { ...main, pid: 2, tid: 1 },
    { ...task, pid: 1, tid: 1, tdur: 900 },
    { ...task, pid: 2, tid: 1, tdur: 12_000 },
    { ...task, pid: 2, tid: 1, tdur: 3_000 },
    { ...task, pid: 2, tid: 7, tdur: 90_000 },
    { ...task, name: 'Layout', pid: 2, tid: 1, tdur: 80_000 },
  ];
  expect(sumTasks(events)).toEqual({ longestMs: 12, totalMs: 15 });
  expect(sumTasks([])).toEqual({ longestMs: 0, totalMs: 0 });
});
