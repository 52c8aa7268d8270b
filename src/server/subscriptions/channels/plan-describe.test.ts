import { expect, test } from 'vitest';
import { type Described, isDescribingDue } from './plan-describe';

const MINUTE = 60_000;
const created = Date.parse('2026-03-10T20:00:00Z');
const channel = (more: Partial<Described> = {}): Described => ({
  url: 'https://a.example/show',
  name: 'a.example/show',
  nameGiven: false,
  hasPicture: false,
  createdAt: new Date(created),
  describedAt: null,
  ...more,
});

test('what is missing is looked for again, ever more seldom, and no longer than a week', () => {
  const tries: number[] = [];
  let row = channel();
  for (let minute = 0; minute < 30 * 24 * 60; minute++) {
    const now = created + minute * MINUTE;
    if (!isDescribingDue(row, now)) continue;
    tries.push(minute);
    row = channel({ describedAt: new Date(now) });
  }
  expect(tries).toEqual([0, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120]);
});

test('what was found, or given by the user, is not looked for again', () => {
  const now = created + 60 * MINUTE;
  const describedAt = new Date(created);
  expect(isDescribingDue(channel({ describedAt, name: 'Chess', hasPicture: true }), now)).toBe(false);
  expect(isDescribingDue(channel({ describedAt, nameGiven: true, hasPicture: true }), now)).toBe(false);
  expect(isDescribingDue(channel({ describedAt, name: 'Chess' }), now)).toBe(true);
  expect(isDescribingDue(channel({ describedAt, hasPicture: true }), now)).toBe(true);
});
