import { expect, it } from 'vitest';
import { describeSlots, freeSlots } from './free-slots';

const costs = { '1080p30': 1.6, '720p30': 0.8, '720p20': 0.6, '480p30': 0.5, audio: 0.3 };
const capacity = (usedCores: number) => ({ capacityCores: 1.8, usedCores, costs });

it('counts whole recordings that still fit', () => {
  expect(freeSlots(capacity(0), '720p30')).toBe(2);
  expect(freeSlots(capacity(0.8), '720p30')).toBe(1);
  expect(freeSlots(capacity(1.6), '720p30')).toBe(0);
  expect(freeSlots({ ...capacity(0.1 + 0.2), capacityCores: 1.1 }, '720p30')).toBe(1);
  expect(freeSlots(capacity(5), 'audio')).toBe(0);
});

it('says what that means for the recording', () => {
  expect(describeSlots(capacity(0.8), '720p30')).toEqual({
    text: 'Room for 1 more recording in this quality now.',
    free: true,
  });
  expect(describeSlots(capacity(1.6), '720p30').text).toMatch(/will wait/);
  expect(describeSlots({ ...capacity(0), capacityCores: 1 }, '1080p30').text).toMatch(/too much/);
});
