import { expect, test } from 'vitest';
import { othersBetween, parseBusySec } from './machine-load';

test('idle and waiting for the disk are not busy', () => {
  expect(parseBusySec('cpu  100 20 30 5000 700 1 2 47 9 9\ncpu0 1 2 3 4\n')).toBe(2);
});

test('others used what the bench did not', () => {
  const before = { at: 1000, busySec: 50, ownSec: 10 };
  expect(othersBetween(before, { at: 11_000, busySec: 65, ownSec: 22 })).toBeCloseTo(0.3);
  expect(othersBetween(before, { at: 11_000, busySec: 60, ownSec: 20.1 })).toBe(0);
});
