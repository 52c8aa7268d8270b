import { describe, expect, it } from 'vitest';
import { isWatched, resumePosition } from './resume-rule';

describe('resuming', () => {
  it.each([
    ['never watched', null, false, 0],
    ['barely begun', 4.9, false, 0],
    ['in the middle', 300, false, 300],
    ['just before the end', 949, false, 949],
    ['finished', 950, false, 0],
    ['near the end of what is there while it still runs', 990, true, 990],
    ['behind what is there while it still runs', 1200, true, 1000],
  ])('%s', (_name, position, live, expected) => {
    expect(resumePosition(position, 1000, live)).toBe(expected);
  });

  it('counts nothing as watched while it still runs or has no length', () => {
    expect([isWatched(990, 1000, true), isWatched(0, 0, false), isWatched(950, 1000, false)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
