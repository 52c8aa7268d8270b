import { expect, it } from 'vitest';
import { measureBandwidth } from './measure-bandwidth';

const part = (...segments: [bytes: number, seconds: number][]) => ({
  number: 1,
  init: { seq: 0, offset: 0, length: 1000, duration: 0, programDateTime: 0 },
  segments: segments.map(([length, duration], index) => {
    return { seq: index + 1, offset: 0, length, duration, programDateTime: 0 };
  }),
});

it('takes the highest rate of any stretch of half to one and a half target durations', () => {
  expect(measureBandwidth([part([500_000, 4], [1_000_000, 4], [500_000, 4])], 4)).toEqual({
    peak: 2_000_000,
    average: 1_333_334,
  });
});

it('does not take a tiny last segment for a peak', () => {
  expect(measureBandwidth([part([500_000, 4], [100_000, 0.1])], 4).peak).toBeLessThan(1_300_000);
});

it('knows only the average of a very short recording, and nothing of an empty one', () => {
  expect(measureBandwidth([part([125_000, 1])], 4)).toEqual({ peak: 1_000_000, average: 1_000_000 });
  expect(measureBandwidth([], 4)).toEqual({ peak: 0, average: 0 });
});
