import { expect, test } from 'vitest';
import { excessMs } from './sound-excess';

const SECOND = 48_000 / 1024;

test('frames end to end have neither excess nor holes', () => {
  expect(excessMs(1 + 10 * SECOND, 0.5, 10.5, 48_000)).toBeCloseTo(0);
});

test('frames squeezed under their stamps are heard late, a hole counts the other way', () => {
  expect(excessMs(1 + 10.4 * SECOND, 0, 10, 48_000)).toBeCloseTo(400);
  expect(excessMs(1 + 9.9 * SECOND, 0, 10, 48_000)).toBeCloseTo(-100);
});
