import { expect, test } from 'vitest';
import { listFigures, median } from './median';

test('the median of an even number of values lies between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
  expect(listFigures([0.512, 0.5], 2)).toBe('0.51, 0.50');
});
