import { expect, it } from 'vitest';
import { broadcastTimeAt } from './broadcast-time';

const at = (day: number, hour: number, minute: number) => new Date(2026, 4, day, hour, minute).getTime();
const runs = [
  { part: 1, mediaStart: 0, duration: 60, wallStart: at(3, 23, 50) },
  { part: 2, mediaStart: 60, duration: 60, wallStart: at(4, 0, 15) },
];

it('is the clock of the broadcast, what is missing between two parts included, with the date on another day', () => {
  expect(broadcastTimeAt(runs, 0)).toBe('23:50:00');
  expect(broadcastTimeAt(runs, 59.5)).toBe('23:50:59');
  expect(broadcastTimeAt(runs, 72)).toBe('4 May 00:15:12');
});

it('is unknown where nothing was recorded', () => {
  expect(broadcastTimeAt([], 3)).toBe('');
});
