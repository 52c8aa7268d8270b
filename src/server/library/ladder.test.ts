import { expect, it } from 'vitest';
import { ladderFor, widthFor } from './ladder';

it.each([
  [1080, ['720p', '480p', '240p']],
  [720, ['480p', '240p']],
  [480, ['240p']],
  [240, []],
])('puts under a source of %i lines the rungs %j', (height, names) => {
  expect(ladderFor(height).map((rung) => rung.name)).toEqual(names);
});

it('keeps the shape, with even widths', () => {
  expect(widthFor({ width: 1280, height: 720 }, 480)).toBe(854);
  expect(widthFor({ width: 640, height: 480 }, 240)).toBe(320);
});
