import { expect, it } from 'vitest';
import { draggedVolume, isTap, isVolumeDrag, sideOf } from './read-gesture';

const box = { width: 390, height: 220 };
const point = (x: number, y: number, at = 0) => ({ x, y, at });

it('seeks by the outer thirds', () => {
  expect([10, 195, 380].map((x) => sideOf(x, box))).toEqual([-1, 0, 1]);
});

it('takes a short touch that stays where it is for a tap', () => {
  expect(isTap(point(10, 10), point(14, 12, 120))).toBe(true);
  expect(isTap(point(10, 10), point(10, 10, 800))).toBe(false);
  expect(isTap(point(10, 10), point(10, 60, 120))).toBe(false);
});

it('changes the volume by going up or down in the right half only', () => {
  expect(isVolumeDrag(point(300, 150), point(305, 100), box)).toBe(true);
  expect(isVolumeDrag(point(90, 150), point(95, 100), box)).toBe(false);
  expect(isVolumeDrag(point(300, 150), point(360, 130), box)).toBe(false);
  expect(draggedVolume(0.5, point(300, 150), point(300, 40), box)).toBe(1);
  expect(draggedVolume(0.5, point(300, 100), point(300, 155), box)).toBeCloseTo(0.25);
});
