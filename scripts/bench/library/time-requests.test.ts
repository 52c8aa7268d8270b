import { expect, it } from 'vitest';
import { percentile } from './time-requests';

it('is the value that so many are not above', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([percentile(hundred, 0.95), percentile(hundred, 0.99), percentile([7], 0.5)]).toEqual([95, 99, 7]);
  expect(percentile([], 0.5)).toBeNaN();
});
