import { describe, expect, it } from 'vitest';
import { describeOffsets, pairOnsets } from './pair-onsets';

const seconds = (length: number, offset: (i: number) => number = () => 0) =>
  Array.from({ length }, (_, i) => i + 0.5 + offset(i));

describe('pairing flashes with beeps', () => {
  it('gives a positive offset for late sound and a negative one for early sound', () => {
    expect(pairOnsets([1, 2], [1.04, 1.98]).map(Math.round)).toEqual([40, -20]);
  });

  it('leaves out flashes and beeps without a partner', () => {
    expect(pairOnsets([1, 2, 3, 4], [0.1, 2.01, 4.01]).map(Math.round)).toEqual([10, 10]);
    expect(pairOnsets([], [1])).toEqual([]);
    expect(pairOnsets([1], [])).toEqual([]);
  });
});

describe('describing offsets', () => {
  it('gives median, spread and no drift for a constant delay', () => {
    const statistics = describeOffsets(
      pairOnsets(
        seconds(60),
        seconds(60, (i) => (i % 2 === 0 ? 0.05 : 0.03)),
      ),
    );
    expect(statistics.pairs).toBe(60);
    expect(statistics.medianMs).toBeCloseTo(40);
    expect(statistics.sdMs).toBeCloseTo(10);
    expect(statistics.driftMs).toBeCloseTo(0);
  });

  it('sees sound that slowly falls behind', () => {
    const late = seconds(600, (i) => (i / 600) * 0.1);
    expect(describeOffsets(pairOnsets(seconds(600), late)).driftMs).toBeCloseTo(90, -1);
  });

  it('does not take one stray pair at the end for a drift', () => {
    const late = seconds(60, (i) => (i === 59 ? 0.3 : 0));
    expect(describeOffsets(pairOnsets(seconds(60), late)).driftMs).toBeCloseTo(0);
  });

  it('says null where there is nothing to say', () => {
    expect(describeOffsets([])).toEqual({ pairs: 0, medianMs: null, sdMs: null, driftMs: null });
    expect(describeOffsets([12])).toEqual({ pairs: 1, medianMs: 12, sdMs: 0, driftMs: null });
  });
});
