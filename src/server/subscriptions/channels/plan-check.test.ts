import { expect, test } from 'vitest';
import { type CheckState, isNearUsualStart, planCheck } from './plan-check';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-03-10T20:00:00Z');
const calm: CheckState = { live: false, announcedAt: null, starts: [], failures: 0, lastError: null, cost: 'cheap' };
const minutes = (state: CheckState, random = 0.5) => (planCheck(state, now, random) - now) / 60_000;

test('seldom as a rule, often near the usual time', () => {
  expect(minutes(calm)).toBe(10);
  expect(minutes({ ...calm, starts: [now - 7 * DAY + 10 * 60_000] })).toBe(1);
  expect(minutes({ ...calm, starts: [now - 7 * DAY + 5 * HOUR] })).toBe(10);
});

test('the habit of last spring is forgotten', () => {
  expect(isNearUsualStart([now - 40 * DAY], now)).toBe(false);
  expect(isNearUsualStart([now - 2 * DAY - 30 * 60_000], now)).toBe(true);
});

test('an announced start is not slept through', () => {
  expect(minutes({ ...calm, announcedAt: now + 3 * 60_000 })).toBe(1);
  expect(minutes({ ...calm, announcedAt: now + 30 * 60_000 })).toBe(10);
  expect(planCheck({ ...calm, announcedAt: now + 20_000 }, now, 0.5)).toBe(now + 20_000);
});

test('errors are met with growing patience, a wall with much more', () => {
  const failing = { ...calm, lastError: 'unreachable' as const };
  expect([1, 2, 3, 20].map((failures) => minutes({ ...failing, failures }))).toEqual([5, 10, 20, 360]);
  const broken = { ...calm, lastError: 'helper' as const };
  expect([1, 20].map((failures) => minutes({ ...broken, failures }))).toEqual([5, 30]);
  const wall = { ...calm, lastError: 'bot_wall' as const };
  expect([1, 2, 20].map((failures) => minutes({ ...wall, failures }))).toEqual([60, 120, 1440]);
});

test('a browser is not sent every minute, and looks are spread', () => {
  expect(minutes({ ...calm, cost: 'browser' })).toBe(30);
  expect(minutes(calm, 0)).toBeCloseTo(8);
  expect(minutes(calm, 0.999)).toBeCloseTo(12, 1);
});
