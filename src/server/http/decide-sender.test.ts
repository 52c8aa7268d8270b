import { expect, it } from 'vitest';
import { isExactRangeWithin } from './decide-sender';

it.each([
  ['bytes=0-0', true],
  ['bytes=0-999', true],
  ['bytes=999-999', true],
  ['bytes=0-1000', false],
  ['bytes=5-4', false],
  ['bytes=0-', false],
  ['bytes=-10', false],
  ['bytes=0-1,5-6', false],
  ['bytes=0-1 ', false],
  ['items=0-1', false],
  [undefined, false],
])('of 1000 bytes, nginx may send "%s": %s', (range, expected) => {
  expect(isExactRangeWithin(range === undefined ? {} : { range }, 1000)).toBe(expected);
});

it('keeps every conditional request with the app, since a failed condition can mean the whole file', () => {
  for (const name of ['if-range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since']) {
    expect([name, isExactRangeWithin({ range: 'bytes=0-1', [name]: '"x"' }, 1000)]).toEqual([name, false]);
  }
});
