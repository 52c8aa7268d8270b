import { expect, test } from 'vitest';
import { createSiteRate } from './site-rate';

const perMinute = { youtube: 2, twitch: 1, kick: 1, other: 1 };

test('a site has so many looks a minute, whatever the others have', () => {
  const rate = createSiteRate(perMinute);
  expect([rate.take('youtube', 0), rate.take('youtube', 10_000), rate.take('youtube', 20_000)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(rate.left('twitch', 20_000)).toBe(1);
  expect([rate.left('youtube', 59_999), rate.left('youtube', 60_000)]).toEqual([0, 1]);
});

test('a clock that is set back blocks nothing', () => {
  const rate = createSiteRate(perMinute);
  rate.take('kick', 1_000_000);
  expect(rate.take('kick', 500_000)).toBe(true);
});
