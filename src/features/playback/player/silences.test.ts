import { expect, it } from 'vitest';
import { parseSilences, silenceJump } from './silences';

const silences = [
  [10, 14],
  [30, 60],
] as const;

it('jumps from the middle of a silence to just before its end', () => {
  expect(silenceJump(silences, 11)).toBe(13.75);
  expect(silenceJump(silences, 45)).toBe(59.75);
});

it('lets sound, the edges of a silence and short rests be', () => {
  expect([0, 10.1, 13.5, 14, 20, 30.2, 59.5, 100].map((sec) => silenceJump(silences, sec))).toEqual(
    Array(8).fill(null),
  );
});

it('takes nothing that is not a list of pieces', () => {
  expect(parseSilences([[1, 2], [3], 'x', [5, 4], [6, 7]])).toEqual([
    [1, 2],
    [6, 7],
  ]);
  expect(parseSilences({ spans: [] })).toEqual([]);
});
