import { expect, test } from 'vitest';
import { alignFilter, alignFrames, balancedSum, countAligned } from './align-frames';

test('a steady recording is one run, over the loop too', () => {
  expect(alignFrames([958, 959, 0, 1])).toEqual([{ from: 0, to: 3, card: 958 }]);
});

test('repeated, torn and earlier pictures are left out, missing ones begin a new run', () => {
  const runs = alignFrames([10, 11, 11, 12, null, 14, 16, 15, 17]);
  expect(runs).toEqual([
    { from: 0, to: 1, card: 10 },
    { from: 3, to: 3, card: 12 },
    { from: 5, to: 5, card: 14 },
    { from: 6, to: 6, card: 16 },
    { from: 8, to: 8, card: 17 },
  ]);
  expect(countAligned(runs)).toBe(6);
});

test('the filter moves each run to where the card shows it', () => {
  expect(
    alignFilter([
      { from: 0, to: 1, card: 10 },
      { from: 3, to: 5, card: 12 },
    ]),
  ).toBe("setpts='(N+gte(N,0)*(10)+gte(N,3)*(-1))/30/TB',select='between(n,0,1)+between(n,3,5)'");
});

test('a long sum is a shallow tree', () => {
  expect(balancedSum(['a', 'b', 'c', 'd', 'e'])).toBe('((a+b)+(c))+(d+e)');
});
