import { expect, it } from 'vitest';
import { mediaToWall } from '@/shared/timeline';
import { openLastRun } from './open-last-run';

const runs = [{ part: 1, mediaStart: 0, duration: 60, wallStart: 1_000_000 }];

it('knows the wall clock of media that arrived after the server was asked', () => {
  expect(mediaToWall(openLastRun(runs, true), 70)).toBe(1_070_000);
});

it('does not go beyond the end of a finished video', () => {
  expect(mediaToWall(openLastRun(runs, false), 70)).toBe(1_060_000);
  expect(openLastRun([], true)).toEqual([]);
});
