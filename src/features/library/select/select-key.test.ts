import { expect, it } from 'vitest';
import { selectKey } from './use-select-keys';

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...held };
};

it('chooses all, deletes and leaves, and lets a field that is typed in keep its keys', () => {
  expect(selectKey(press('a', { ctrlKey: true }), false)).toBe('all');
  expect(selectKey(press('A', { metaKey: true }), false)).toBe('all');
  expect(selectKey(press('Delete'), false)).toBe('remove');
  expect(selectKey(press('Escape'), true)).toBe('stop');
  expect(selectKey(press('a', { ctrlKey: true }), true)).toBeNull();
  expect(selectKey(press('Delete'), true)).toBeNull();
  expect(selectKey(press('a'), false)).toBeNull();
});
