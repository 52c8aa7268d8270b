import { expect, test } from 'vitest';
import { createSiteRate, placeOf } from './site-rate';

const perMinute = { youtube: 2, twitch: 1, kick: 1, other: 1 };
const youtube = { site: 'youtube' } as const;

test('a site has so many looks a minute, whatever the others have', () => {
  const rate = createSiteRate(perMinute);
  expect([rate.take(youtube, 0), rate.take(youtube, 10_000), rate.take(youtube, 20_000)]).toEqual([true, true, false]);
  expect(rate.exhausted(20_000)).toEqual([youtube]);
  expect(rate.take({ site: 'twitch' }, 20_000)).toBe(true);
  expect(rate.exhausted(60_000)).toEqual([{ site: 'twitch' }]);
  expect(rate.take(youtube, 60_000)).toBe(true);
});

test('of the sites that are not known, each host has its own', () => {
  const rate = createSiteRate(perMinute);
  const [small, other] = ['https://small.example/a', 'https://other.example:8443/a'].map((url) =>
    placeOf('other', url),
  );
  if (!small || !other) throw new Error('no places');
  expect([rate.take(small, 0), rate.take(placeOf('other', 'https://small.example/b'), 1), rate.take(other, 2)]).toEqual(
    [true, false, true],
  );
  expect(rate.exhausted(3)).toEqual([
    { site: 'other', host: 'small.example' },
    { site: 'other', host: 'other.example:8443' },
  ]);
});

test('a clock that is set back blocks nothing', () => {
  const rate = createSiteRate(perMinute);
  rate.take({ site: 'kick' }, 1_000_000);
  expect(rate.take({ site: 'kick' }, 500_000)).toBe(true);
});
