import { describe, expect, it } from 'vitest';
import { alignFragments, type SourceSegment } from './align-fragments';
import type { Fragment } from './scan-fragments';

const FRAME = 1 / 30;
const segment = (seq: number, start: number, duration: number): SourceSegment => ({
  row: { seq, offset: 0, length: 1, duration, programDateTime: seq * 1000 },
  start,
  duration,
});
const fragment = (index: number, start: number, duration = 2): Fragment => ({
  offset: 100 + index * 10,
  length: 10,
  start,
  duration,
});
const source = [segment(1, 0, 2), segment(2, 2, 4), segment(3, 6, 1)];
const rung = [fragment(0, 0), fragment(1, 2), fragment(2, 4), fragment(3, 6, 1)];

describe('putting fragments together to segments', () => {
  it('follows the source however its segments are cut, and copies its durations and dates', () => {
    expect(alignFragments(source, rung, FRAME)).toEqual([
      { offset: 100, length: 10, duration: 2, programDateTime: 1000 },
      { offset: 110, length: 20, duration: 4, programDateTime: 2000 },
      { offset: 130, length: 10, duration: 1, programDateTime: 3000 },
    ]);
  });

  it('forgives differences of clocks below a frame', () => {
    const skewed = rung.map((one) => ({ ...one, start: one.start - 0.005 }));
    expect(alignFragments(source, skewed, FRAME)).toHaveLength(3);
  });

  it.each([
    ['a missing key frame', [fragment(0, 0), fragment(1, 2, 5)], '5.000 s instead of 4.000 s for segment 2'],
    ['a rung that ends early', rung.slice(0, 3), 'nothing for segment 3'],
    ['a boundary that moved', [fragment(0, 0), fragment(1, 2.1), ...rung.slice(2)], 'boundary is off for segment 2'],
    ['lost frames', [fragment(0, 0, 1.9), ...rung.slice(1)], 'instead of 2.000 s for segment 1'],
    ['media before the begin', [fragment(0, -2), ...rung], 'belong to no segment'],
  ])('refuses %s', (_name, fragments, message) => {
    expect(() => alignFragments(source, fragments, FRAME)).toThrow(message);
  });
});
