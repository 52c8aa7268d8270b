import { expect, it } from 'vitest';
import { lastRows } from './last-rows';

it('takes as many rows as are in sight, and some more, from the end', () => {
  expect(lastRows({ startIndex: 3, endIndex: 5, overscan: 1, count: 20 })).toEqual([15, 16, 17, 18, 19]);
});

it('takes what there is of a short list', () => {
  expect(lastRows({ startIndex: 0, endIndex: 5, overscan: 6, count: 2 })).toEqual([0, 1]);
  expect(lastRows({ startIndex: 0, endIndex: 0, overscan: 6, count: 0 })).toEqual([]);
});
