import { expect, test } from 'vitest';
import { parseOptions } from './options';

const known = ['recorder', 'media', 'idle'];

test('all parts run when none is named, else the named ones in the usual order', () => {
  const plain = { quick: false, json: null, write: false, strict: false, film: null };
  expect(parseOptions([], known)).toEqual({ only: known, ...plain });
  expect(parseOptions(['--only', 'idle,recorder', '--quick'], known)).toMatchObject({
    only: ['recorder', 'idle'],
    quick: true,
  });
});

test('a part that does not exist is named, and quick figures never get into the docs', () => {
  expect(() => parseOptions(['--only', 'medla'], known)).toThrow('Unknown part "medla"');
  expect(() => parseOptions(['--quick', '--write'], known)).toThrow('not written');
});
