import { expect, test } from 'vitest';
import { applyProgressLine, noProgress, parsePeakLine } from './parse-progress';

test('a block of progress lines becomes figures', () => {
  const block = ['frame=120', 'fps=29.90', 'bitrate=N/A', 'total_size=N/A', 'out_time_us=4000000', 'dup_frames=2'];
  const progress = [...block, 'drop_frames=1', 'speed= 0.99x', 'progress=continue'].reduce(
    applyProgressLine,
    noProgress,
  );
  expect(progress).toEqual({ frames: 120, fps: 29.9, speed: 0.99, dropped: 1, duplicated: 2, outSec: 4 });
});

test('not available, negative and odd values leave the figures as they were', () => {
  const lines = ['speed=N/A', 'out_time_us=-57333', 'nonsense', '', 'fps='];
  expect(lines.reduce(applyProgressLine, { ...noProgress, speed: 1, fps: 0 })).toEqual({ ...noProgress, speed: 1 });
});

test('the level meter gives decibels, digital silence a floor, other lines nothing', () => {
  expect(parsePeakLine('lavfi.astats.Overall.Peak_level=-6.004181')).toBeCloseTo(-6.004181);
  expect(parsePeakLine('lavfi.astats.Overall.Peak_level=-inf')).toBe(-120);
  expect(parsePeakLine('frame:12   pts:57600   pts_time:1.2')).toBeNull();
});
