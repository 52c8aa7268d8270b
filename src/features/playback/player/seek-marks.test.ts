import type { HealthMark } from '@jomo/recorder/protocol';
import { describe, expect, it } from 'vitest';
import { findGaps } from '@/shared/timeline';
import { markAt, placeMark, seekMarks } from './seek-marks';

const runs = [
  { part: 1, mediaStart: 0, duration: 100, wallStart: 1_000_000 },
  { part: 2, mediaStart: 100, duration: 50, wallStart: 1_130_000 },
];
const mark = (sec: number, kind: HealthMark['kind'], phase: HealthMark['phase']): HealthMark => ({
  at: 1_000_000 + sec * 1000,
  kind,
  phase,
  detail: `${kind} ${phase}`,
});

describe('seekMarks', () => {
  it('draws a trouble from its begin to its end', () => {
    expect(seekMarks({ runs, gaps: [], health: [mark(20, 'frozen', 'begin'), mark(32, 'frozen', 'end')] })).toEqual([
      { at: 20, length: 12, kind: 'trouble', label: 'frozen begin' },
    ]);
  });

  it('lets a trouble that never ended reach to the end', () => {
    const [drawn] = seekMarks({ runs, gaps: [], health: [mark(20, 'silent', 'begin')] });
    expect(drawn).toMatchObject({ at: 20, length: 130 });
  });

  it('draws healing steps as moments', () => {
    expect(seekMarks({ runs, gaps: [], health: [mark(30, 'healed', 'point')] })).toEqual([
      { at: 30, length: 0, kind: 'healed', label: 'healed point' },
    ]);
  });

  it('draws a gap where the media continue, from the media and not from the report about it', () => {
    const gaps = findGaps(runs);
    expect(seekMarks({ runs, gaps, health: [mark(101, 'gap', 'point')] })).toEqual([
      { at: 100, length: 0, kind: 'gap', label: '30 s of the broadcast are missing here' },
    ]);
  });

  it('ignores joints that nobody notices, and marks of a video without media', () => {
    expect(seekMarks({ runs: [], gaps: [], health: [mark(1, 'frozen', 'begin')] })).toEqual([]);
    expect(seekMarks({ runs, gaps: [{ mediaAt: 100, fromMs: 0, toMs: 10, seconds: 0.01 }], health: [] })).toEqual([]);
  });
});

it('places a mark in percent of the bar and keeps it inside', () => {
  const drawn = { at: 75, length: 50, kind: 'trouble', label: '' } as const;
  expect(placeMark(drawn, 100)).toEqual({ left: 75, width: 25 });
  expect(placeMark(drawn, 50)).toBeNull();
  expect(placeMark(drawn, Number.NaN)).toBeNull();
});

it('finds the mark under the pointer, or the nearest one close by', () => {
  const marks = [
    { at: 10, length: 10, kind: 'trouble', label: 'a' },
    { at: 50, length: 0, kind: 'gap', label: 'b' },
  ] as const;
  expect(markAt(marks, 15, 1)?.label).toBe('a');
  expect(markAt(marks, 49.5, 1)?.label).toBe('b');
  expect(markAt(marks, 40, 1)).toBeNull();
});
