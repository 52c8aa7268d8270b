import { expect, it } from 'vitest';
import { nextFocusIndex } from './next-focus-index';

it('moves with the arrow keys and wraps at both ends', () => {
  expect(nextFocusIndex('ArrowDown', 0, 3)).toBe(1);
  expect(nextFocusIndex('ArrowDown', 2, 3)).toBe(0);
  expect(nextFocusIndex('ArrowUp', 0, 3)).toBe(2);
});

it('starts at the first or the last item when nothing has the focus', () => {
  expect(nextFocusIndex('ArrowDown', -1, 3)).toBe(0);
  expect(nextFocusIndex('ArrowUp', -1, 3)).toBe(2);
});

it('leaves other keys, and empty lists, alone', () => {
  expect(nextFocusIndex('a', 0, 3)).toBeNull();
  expect(nextFocusIndex('ArrowDown', -1, 0)).toBeNull();
});
