import { expect, test } from 'vitest';
import { createOthersCount, parseStolenSec } from './machine-load';

const bench = { pid: 10, ppid: 1, cpuTicks: 0, startTime: '5' };
const process = (pid: number, ppid: number, cpuTicks: number) => ({ pid, ppid, cpuTicks, startTime: String(pid) });

test('what the host took is read from the line of all cores', () => {
  expect(parseStolenSec('cpu  100 20 30 5000 700 1 2 47 9 9\ncpu0 1 2 3 4 5 6 7 8\n')).toBe(0.47);
});

test('others are those that never were below the bench', () => {
  const count = createOthersCount(bench.pid);
  count.add([bench, process(20, 10, 100), process(30, 1, 500)]);
  expect(count.ticks()).toBe(0);
  // Its browser lost its parent; another program went on, and a new one came.
  count.add([bench, process(20, 1, 900), process(30, 1, 520), process(40, 30, 7)]);
  expect(count.ticks()).toBe(27);
});

test('a process with the number of one that ended is another one', () => {
  const count = createOthersCount(bench.pid);
  count.add([bench, process(20, 10, 100)]);
  count.add([bench]);
  count.add([bench, { ...process(20, 1, 3), startTime: '99' }]);
  expect(count.ticks()).toBe(3);
});
