import { describe, expect, it } from 'vitest';
import { findGaps, mediaToWall, type Run, wallToMedia } from './timeline';

const T = Date.UTC(2026, 0, 1);
const runs: Run[] = [
  { part: 1, mediaStart: 0, duration: 10, wallStart: T },
  { part: 2, mediaStart: 10, duration: 20, wallStart: T + 15_000 },
];

describe('timeline', () => {
  it('maps a position to the wall clock of its own run', () => {
    expect(mediaToWall(runs, 4)).toBe(T + 4000);
    expect(mediaToWall(runs, 12)).toBe(T + 17_000);
  });

  it('clamps positions outside the recording', () => {
    expect(mediaToWall(runs, -3)).toBe(T);
    expect(mediaToWall(runs, 99)).toBe(T + 35_000);
  });

  it('maps a moment inside a gap to where the broadcast goes on', () => {
    expect(wallToMedia(runs, T + 12_000)).toBe(10);
  });

  it('is its own inverse inside a run', () => {
    expect(wallToMedia(runs, mediaToWall(runs, 23.5) ?? 0)).toBeCloseTo(23.5);
  });

  it('maps what a clock that was set back makes later runs begin with', () => {
    const setBack = [
      { part: 1, mediaStart: 0, duration: 600, wallStart: T },
      { part: 2, mediaStart: 600, duration: 600, wallStart: T - 3_000_000 },
    ];
    expect(wallToMedia(setBack, T - 2_990_000)).toBe(610);
    expect(wallToMedia(setBack, T + 10_000)).toBe(10);
    expect(findGaps(setBack)[0]?.seconds).toBe(0);
  });

  it('has nothing to map when nothing was recorded', () => {
    expect(mediaToWall([], 3)).toBeNull();
    expect(wallToMedia([], T)).toBeNull();
  });

  it('finds the gap between runs and where it falls on the seek bar', () => {
    expect(findGaps(runs)).toEqual([{ mediaAt: 10, fromMs: T + 10_000, toMs: T + 15_000, seconds: 5 }]);
  });
});
