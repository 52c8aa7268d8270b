import { describe, expect, it } from 'vitest';
import { countUnique } from './count-unique';

function count(frames: readonly (readonly [timeSec: number, number: number | null])[]) {
  const unique = countUnique();
  for (const [timeSec, number] of frames) unique.take(timeSec, number);
  return unique.result();
}
const steady = (fps: number, length: number, number: (i: number) => number | null) =>
  Array.from({ length }, (_, i) => [i / fps, number(i)] as const);

describe('counting new pictures', () => {
  it('gives 1 when every frame is new, also over the end of the loop', () => {
    const result = count(steady(30, 300, (i) => (900 + i) % 960));
    expect(result).toMatchObject({ frames: 300, readable: 300, uniqueRatio: 1 });
    expect(result.longestFreezeMs).toBeCloseTo(33.4, 0);
  });

  it('counts a repeated picture as one that is missing', () => {
    const result = count(steady(30, 300, (i) => (i % 10 === 5 ? i - 1 : i)));
    expect(result.uniqueRatio).toBeCloseTo(0.9, 2);
    expect(result.longestFreezeMs).toBeCloseTo(66.7, 0);
  });

  it('notices frames that are not in the file at all', () => {
    const result = count(steady(30, 300, (i) => i).filter((_, i) => i % 10 !== 5));
    expect(result.uniqueRatio).toBeCloseTo(0.9, 2);
  });

  it('expects no more pictures than a 20 fps recording can hold', () => {
    expect(count(steady(20, 200, (i) => Math.floor(i * 1.5))).uniqueRatio).toBe(1);
  });

  it('expects no more pictures than the card shows in a 60 fps recording', () => {
    expect(count(steady(60, 600, (i) => Math.floor(i / 2))).uniqueRatio).toBe(1);
  });

  it('does not take an old picture that comes back for a new one', () => {
    expect(count(steady(30, 300, (i) => (i % 2 === 0 ? i : i - 2))).uniqueRatio).toBeCloseTo(0.5, 1);
  });

  it('does not count unreadable frames as new', () => {
    expect(count(steady(30, 300, (i) => (i < 150 ? null : i)))).toMatchObject({ readable: 150, uniqueRatio: 0.5 });
  });

  it('measures a freeze, in the middle and at the end', () => {
    expect(count(steady(30, 300, (i) => (i < 100 || i > 159 ? i : 100))).longestFreezeMs).toBeCloseTo(2000, -1);
    expect(count(steady(30, 300, (i) => Math.min(i, 210))).longestFreezeMs).toBeCloseTo(3000, -1);
  });

  it('answers for an empty recording', () => {
    expect(count([])).toEqual({ frames: 0, readable: 0, uniqueRatio: 0, longestFreezeMs: 0 });
  });
});
