import { expect, test } from 'vitest';
import { needsDeepLook } from './choose-depth';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-10T20:00:00Z');
const calm = { live: false, lookedDeepAt: now - 10 * 60_000, announcedAt: null, starts: [] };

test('the dear probes are asked first of all, hourly, and to see the end', () => {
  expect(needsDeepLook(calm, now)).toBe(false);
  expect(needsDeepLook({ ...calm, lookedDeepAt: null }, now)).toBe(true);
  expect(needsDeepLook({ ...calm, lookedDeepAt: now - HOUR }, now)).toBe(true);
  expect(needsDeepLook({ ...calm, live: true }, now)).toBe(true);
});

test('near a usual or announced start they are asked every few minutes', () => {
  expect(needsDeepLook({ ...calm, starts: [now - 24 * HOUR] }, now)).toBe(true);
  expect(needsDeepLook({ ...calm, announcedAt: now + 10 * 60_000 }, now)).toBe(true);
});
