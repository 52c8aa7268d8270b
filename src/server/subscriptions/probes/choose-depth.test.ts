import { expect, test } from 'vitest';
import { deepEvery, deepLoad, needsDeepLook } from './choose-depth';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.parse('2026-03-10T20:00:00Z');
const calm = { site: 'other', live: false, lookedDeepAt: now - 5 * MINUTE, announcedAt: null, starts: [] } as const;

test('the dear probes are asked first of all, now and then, and to see the end', () => {
  expect(needsDeepLook(calm, 1, now)).toBe(false);
  expect(needsDeepLook({ ...calm, lookedDeepAt: null }, 1, now)).toBe(true);
  expect(needsDeepLook({ ...calm, lookedDeepAt: now - 10 * MINUTE }, 1, now)).toBe(true);
  expect(needsDeepLook({ ...calm, live: true }, 1, now)).toBe(true);
});

test('near a usual or announced start they are asked more often', () => {
  expect(needsDeepLook({ ...calm, starts: [now - 24 * HOUR] }, 1, now)).toBe(true);
  expect(needsDeepLook({ ...calm, announcedAt: now + 10 * MINUTE }, 1, now)).toBe(true);
});

test('however many channels there are, all of them together ask about a hundred times an hour', () => {
  for (const counts of [{ other: 500 }, { youtube: 300, twitch: 100, other: 100 }, { other: 60 }]) {
    const load = deepLoad(counts);
    // A channel with a daily broadcast is near its usual start for two hours of the day.
    const perHour = Object.entries(counts).reduce((sum, [site, count]) => {
      const { near, far } = deepEvery(site as keyof typeof counts, load);
      return sum + (count * (22 * HOUR)) / far / 24 + (count * (2 * HOUR)) / near / 24;
    }, 0);
    expect(perHour).toBeLessThan(105);
    expect(perHour).toBeGreaterThan(50);
  }
  expect(deepEvery('other', deepLoad({ other: 5 }))).toEqual({ far: 10 * MINUTE, near: 2 * MINUTE });
});
