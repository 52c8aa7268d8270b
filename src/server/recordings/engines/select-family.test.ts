import { describe, expect, it } from 'vitest';
import { type ProcessRow, parseStat } from './read-processes';
import { selectFamily } from './select-family';

const row = (pid: number, parent: number, group: number, more: Partial<ProcessRow> = {}): ProcessRow => ({
  pid,
  parent,
  group,
  session: group,
  terminal: 0,
  startTime: '1',
  zombie: false,
  ...more,
});
const app = row(10, 1, 10);
const pids = (rows: ProcessRow[]) => rows.map(({ pid }) => pid).sort((a, b) => a - b);
const select = (rows: ProcessRow[], seeds: number[], leader: number | null = null) =>
  pids(selectFamily([row(1, 0, 1), app, ...rows], { seeds: new Set(seeds), leader, ownPid: 10 }));

describe('the family of a recorder', () => {
  it('is its process group even when the recorder itself is gone', () => {
    expect(select([row(21, 1, 20), row(22, 21, 20), row(30, 1, 30)], [], 20)).toEqual([21, 22]);
  });

  it('includes a browser with a session of its own and the browser’s reparented children', () => {
    const browser = row(40, 1, 40);
    expect(select([browser, row(41, 40, 40), row(42, 1, 40)], [40])).toEqual([40, 41, 42]);
  });

  it('includes descendants that moved to other groups', () => {
    expect(select([row(20, 10, 20), row(21, 20, 21), row(22, 21, 22)], [], 20)).toEqual([20, 21, 22]);
  });

  it('never includes the app, what runs in its session, or a person at a terminal', () => {
    const beside = row(11, 10, 11, { session: 10 });
    const shell = row(50, 1, 50, { terminal: 34816 });
    expect(select([beside, shell], [10, 11, 50, 1])).toEqual([]);
  });
});

describe('parseStat', () => {
  it('is not fooled by a name with spaces and parentheses', () => {
    const text = `77 (a) b (c) S 1 70 60 34816 77 4194304 ${Array.from({ length: 12 }, (_, i) => i).join(' ')} 987654 1 2`;
    expect(parseStat(text)).toEqual({
      pid: 77,
      parent: 1,
      group: 70,
      session: 60,
      terminal: 34816,
      startTime: '987654',
      zombie: false,
    });
  });
});
