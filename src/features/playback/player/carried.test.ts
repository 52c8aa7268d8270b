import { expect, it } from 'vitest';
import { parseCarried } from './carried';

const NOW = 1_000_000_000;
const read = (stored: object) => parseCarried(JSON.stringify(stored), NOW);

it('brings along what was stored', () => {
  const stored = { sleepAt: NOW + 60_000, onlySound: true, rate: 1.5 };
  expect(read(stored)).toEqual(stored);
});

it('takes what makes no sense for nothing', () => {
  const nothing = { sleepAt: null, onlySound: false, rate: 1 };
  for (const text of [null, '', '{', 'null', '[]', '{"sleepAt":"soon","onlySound":1,"rate":0}']) {
    expect(parseCarried(text, NOW)).toEqual(nothing);
  }
});

it('still falls asleep when the time came between two videos, and not when nobody watched at that time', () => {
  expect(read({ sleepAt: NOW - 10_000 }).sleepAt).toBe(NOW - 10_000);
  expect(read({ sleepAt: NOW - 3_600_000 }).sleepAt).toBeNull();
});
