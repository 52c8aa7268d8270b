import { expect, it } from 'vitest';
import { AUTO, qualityLabel, qualityOptions } from './quality-options';

const levels = [
  { index: 0, height: 240, bitrate: 400_000 },
  { index: 1, height: 720, bitrate: 3_000_000 },
  { index: 2, height: 480, bitrate: 1_000_000 },
];

it('lists the qualities best first, after the automatic one', () => {
  expect(qualityOptions(levels, 2)).toEqual([
    { value: AUTO, label: 'Auto (480p)' },
    { value: 1, label: '720p' },
    { value: 2, label: '480p' },
    { value: 0, label: '240p' },
  ]);
});

it('names a rung without picture by its sound', () => {
  expect(qualityOptions([{ index: 0, height: 0, bitrate: 128_000 }], 0)[1]?.label).toBe('Sound, 128 kbit/s');
});

it('shows the quality that is played', () => {
  expect(qualityLabel(levels, AUTO, 0)).toBe('240p');
  expect(qualityLabel(levels, 1, 0)).toBe('720p');
  expect(qualityLabel([], AUTO, null)).toBe('Auto');
});
