import { expect, it } from 'vitest';
import { parseBandwidth } from './bandwidth-memory';

it('begins with the bandwidth seen last time', () => {
  expect(parseBandwidth('2500000')).toBe(2_500_000);
});

it('keeps it within reason, and has a default', () => {
  expect(parseBandwidth('12')).toBe(150_000);
  expect(parseBandwidth('1e12')).toBe(50_000_000);
  expect(parseBandwidth('nonsense')).toBe(4_000_000);
  expect(parseBandwidth(null)).toBe(4_000_000);
});
