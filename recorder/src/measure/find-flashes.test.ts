import { describe, expect, it } from 'vitest';
import { findFlashes } from './find-flashes';

/** A recording at 30 fps; `shown` tells the card's frame that recording frame `i` caught. */
function watch(length: number, shown: (i: number) => number | null) {
  const flashes = findFlashes();
  for (let i = 0; i < length; i += 1) {
    const number = shown(i);
    const flash = number !== null && number % 30 >= 15 && number % 30 <= 17;
    flashes.take(i / 30, { number, flash });
  }
  return flashes.onsets();
}

describe('finding flashes', () => {
  it('finds the beginning of each', () => {
    const onsets = watch(90, (i) => i);
    expect(onsets).toHaveLength(3);
    for (const [second, onset] of onsets.entries()) expect(onset).toBeCloseTo(second + 0.5, 6);
  });

  it('finds them over the end of the loop', () => {
    const onsets = watch(60, (i) => (i + 945 + 14) % 960);
    expect(onsets).toHaveLength(2);
    expect(onsets[0]).toBeCloseTo(16 / 30, 6);
  });

  it('is not moved much by one frame that was caught late or lost', () => {
    const onsets = watch(60, (i) => (i === 15 || i === 46 ? i - 1 : i));
    expect(onsets).toHaveLength(2);
    expect(Math.abs((onsets[0] ?? 0) - 0.5)).toBeLessThan(0.003);
    expect(Math.abs((onsets[1] ?? 0) - 1.5)).toBeLessThan(0.003);
  });

  it('places a flash between two frames when every second frame comes one period late', () => {
    const onsets = watch(90, (i) => (i % 4 < 2 ? i : i - 1));
    const middle = onsets[1] ?? 0;
    expect(middle).toBeGreaterThan(1.5 + 0.005);
    expect(middle).toBeLessThan(1.5 + 0.028);
  });

  it('follows the picture when it hangs behind for good', () => {
    const onsets = watch(150, (i) => (i < 60 ? i : i - 6));
    expect(onsets[0]).toBeCloseTo(0.5, 6);
    expect(onsets.at(-1)).toBeCloseTo(4.7, 6);
  });

  it('leaves out a flash that the recording begins with', () => {
    expect(watch(50, (i) => i + 16)).toHaveLength(1);
  });

  it('sees one flash where an unreadable frame lies inside it', () => {
    expect(watch(30, (i) => (i === 16 ? null : i))).toHaveLength(1);
  });
});
