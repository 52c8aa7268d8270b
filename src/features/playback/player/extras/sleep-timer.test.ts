import { expect, it } from 'vitest';
import { fadeShare } from './sleep-timer';

it('fades the sound in the last seconds only, down to nothing', () => {
  expect([600, 20, 10, 0, -30].map(fadeShare)).toEqual([1, 1, 0.5, 0, 0]);
});
