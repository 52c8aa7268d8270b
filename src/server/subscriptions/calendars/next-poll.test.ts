import { expect, it } from 'vitest';
import { pollDelay } from './next-poll';

it('the delay between polls doubles with failures up to six hours, with a tenth of chance', () => {
  const minutes = (failures: number, random = 0.5) => pollDelay({ failures }, random) / 60_000;
  expect([0, 1, 2, 3].map((failures) => minutes(failures))).toEqual([15, 30, 60, 120]);
  expect(minutes(50)).toBe(360);
  expect([minutes(0, 0), minutes(0, 0.999)].map(Math.round)).toEqual([14, 16]);
});
