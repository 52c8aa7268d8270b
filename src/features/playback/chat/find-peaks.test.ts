import { describe, expect, it } from 'vitest';
import { findPeaks, levelAt, nextPeak } from './find-peaks';

/** Half an hour of columns of 10 s. */
const quiet = (base: number, peaks: Record<number, number> = {}) => ({
  stepSec: 10,
  perMinute: Array.from({ length: 180 }, (_, column) => peaks[column] ?? base),
});

describe('findPeaks', () => {
  it('finds the loud moments, a little before them', () => {
    expect(findPeaks(quiet(20, { 40: 300, 100: 200 }))).toEqual([390, 990]);
  });

  it('takes peaks that are near to each other as one, the louder', () => {
    expect(findPeaks(quiet(20, { 40: 300, 43: 250, 100: 200 }))).toEqual([390, 990]);
  });

  it('finds none where the chat is even, or silent', () => {
    expect(findPeaks(quiet(20))).toEqual([]);
    expect(findPeaks(quiet(0))).toEqual([]);
    expect(findPeaks({ stepSec: 10, perMinute: [] })).toEqual([]);
    const wavy = { stepSec: 10, perMinute: Array.from({ length: 180 }, (_, column) => 100 + (column % 2)) };
    expect(findPeaks(wavy)).toEqual([]);
  });

  it('begins no earlier than the video, and has a limit', () => {
    expect(findPeaks(quiet(10, { 0: 300 }))).toEqual([0]);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [index * 6 + 1, 300 + index]));
    expect(findPeaks(quiet(10, many)).length).toBeLessThanOrEqual(15);
  });
});

it('goes to the next and the previous one', () => {
  const peaks = [30, 390, 990];
  expect(nextPeak(peaks, 0, 1)).toBe(30);
  expect(nextPeak(peaks, 30, 1)).toBe(390);
  expect(nextPeak(peaks, 990, 1)).toBeNull();
  expect(nextPeak(peaks, 392, -1)).toBe(30);
  expect(nextPeak(peaks, 400, -1)).toBe(390);
  expect(nextPeak(peaks, 20, -1)).toBeNull();
});

it('tells the level at a moment', () => {
  expect(levelAt(quiet(20, { 3: 90 }), 35)).toBe(90);
  expect(levelAt(quiet(20), 9999)).toBeNull();
});
