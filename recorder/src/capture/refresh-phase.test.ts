import { expect, test } from 'vitest';
import { grabPeriodUs, isClearOfDrawing, parseGrabStart, waitForPhase } from './refresh-phase';

const TICK = 1_700_000_000_000;

test('the grabber keeps step with the refresh at every frame rate', () => {
  expect(grabPeriodUs(30)).toBe(33_332);
  expect(grabPeriodUs(20)).toBe(49_998);
});

test('a grab just after a tick, when the picture changes, is not clear; one before the next tick is', () => {
  expect(isClearOfDrawing(TICK + 5, TICK)).toBe(false);
  expect(isClearOfDrawing(TICK + 13, TICK)).toBe(true);
  expect(isClearOfDrawing(TICK + 16.666 * 1000 + 13, TICK)).toBe(true);
  expect(isClearOfDrawing(TICK - 3, TICK)).toBe(true);
});

test('waiting as told makes the next start clear', () => {
  for (const now of [0, 3.3, 7, 16]) {
    const wait = waitForPhase(TICK + now, 58, TICK);
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(isClearOfDrawing(TICK + now + wait + 58, TICK)).toBe(true);
  }
});

test('the first grab is read from the line about the first input', () => {
  const line = '  Duration: N/A, start: 1795356000.123456, bitrate: 883816 kb/s';
  expect(parseGrabStart(line)).toBeCloseTo(1_795_356_000_123.456, 2);
  expect(parseGrabStart('Input #0, x11grab, from ":99":')).toBeNull();
});
