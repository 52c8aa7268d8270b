import { expect, test } from 'vitest';
import { type KeepRules, keepRules } from '@/shared/channel';
import { decideRetention, type KeptVideo } from './decide-retention';

const DAY = 24 * 3600 * 1000;
const now = 100 * DAY;

/** Video "3" was recorded three days ago. */
function video(daysAgo: number, more: Partial<KeptVideo> = {}): KeptVideo {
  const rest = { bytes: 1e9, starred: false, watchedAt: null, busy: false, ...more };
  return { id: String(daysAgo), recordedAt: now - daysAgo * DAY, ...rest };
}

function gone(videos: KeptVideo[], rules: Partial<KeepRules>): string[] {
  return decideRetention(videos, keepRules.parse(rules), now).map(({ id }) => id);
}

test('without rules everything stays', () => {
  expect(gone([video(1), video(4000)], {})).toEqual([]);
});

test('the last three stay, the oldest goes first', () => {
  expect(gone([video(5), video(1), video(4), video(2), video(3)], { lastN: 3 })).toEqual(['5', '4']);
});

test('a starred one stays and takes a place', () => {
  expect(gone([video(1), video(2), video(9, { starred: true })], { lastN: 2 })).toEqual([]);
  expect(gone([video(1, { starred: true }), video(2), video(3)], { lastN: 1 })).toEqual(['3', '2']);
});

test('by age, by size, and after watching', () => {
  expect(gone([video(1), video(31)], { days: 30 })).toEqual(['31']);
  expect(gone([video(1), video(2), video(3)], { gigabytes: 2 })).toEqual(['3']);
  expect(gone([video(5, { watchedAt: now - 3 * DAY }), video(6)], { daysAfterWatched: 2 })).toEqual(['5']);
});

test('the newest stays even when it alone is too big, and what is in use is left alone', () => {
  expect(gone([video(1, { bytes: 9e9 }), video(2)], { gigabytes: 2 })).toEqual(['2']);
  expect(gone([video(1), video(50, { busy: true })], { days: 30 })).toEqual([]);
});
