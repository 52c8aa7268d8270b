import { expect, it } from 'vitest';
import { fpsOf, stepFrame } from './frame-step';

it('steps from any place within a picture to the middle of its neighbour', () => {
  expect(stepFrame(1, 30, 1)).toBeCloseTo(31.5 / 30);
  expect(stepFrame(30.99 / 30, 30, 1)).toBeCloseTo(31.5 / 30);
  expect(stepFrame(31.5 / 30, 30, -1)).toBeCloseTo(30.5 / 30);
  expect(stepFrame(0, 30, -1)).toBeCloseTo(0.5 / 30);
});

it('reads the frame rate off the preset', () => {
  expect(['720p30', '720p20', 'audio-only'].map(fpsOf)).toEqual([30, 20, 30]);
});
