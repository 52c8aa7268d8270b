import { expect, it } from 'vitest';
import { contrastOnDark, readableColor } from './readable-color';

it('leaves a colour alone that can be read', () => {
  expect(readableColor('#ffcc00', 'ann')).toBe('#ffcc00');
});

it('makes dark colours lighter until they can be read, and keeps their hue', () => {
  for (const dark of ['#0000ff', '#000000', '#8b0000', '#2f2f2f']) {
    expect(contrastOnDark(readableColor(dark, 'ann'))).toBeGreaterThanOrEqual(5);
  }
  const blue = readableColor('#0000ff', 'ann');
  expect(Number.parseInt(blue.slice(5), 16)).toBeGreaterThan(Number.parseInt(blue.slice(1, 3), 16));
});

it('gives an author without a colour always the same readable one', () => {
  expect(readableColor(undefined, 'ann')).toBe(readableColor(undefined, 'ann'));
  for (const author of ['a', 'b', 'c', 'd', 'ж', '😀']) {
    expect(contrastOnDark(readableColor(undefined, author))).toBeGreaterThanOrEqual(5);
  }
});
