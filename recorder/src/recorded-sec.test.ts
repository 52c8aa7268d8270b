import { expect, test } from 'vitest';
import { noProgress } from './capture/parse-progress';
import type { RunningCapture } from './ports';
import { recordedSec } from './watch-recording';

/** A capture that began at 0 and has `mediaSec` seconds in finished segments. */
function gauges(mediaSec: number, earlierSec = 0) {
  const capture: RunningCapture = {
    part: 1,
    zeroAt: 0,
    alive: () => true,
    tail: () => '',
    progress: () => noProgress,
    takePeak: () => null,
    mediaSec: () => mediaSec,
    stop: async () => undefined,
  };
  return { capture, earlierSec };
}

test('the clock tells to the frame how much is recorded, earlier parts included', () => {
  expect(recordedSec(gauges(8), 11_300)).toBe(11.3);
  expect(recordedSec(gauges(8, 60), 11_300)).toBe(71.3);
  expect(recordedSec({ capture: null, earlierSec: 60 }, 11_300)).toBe(60);
});

test('a machine that captured half the time has not recorded the whole', () => {
  expect(recordedSec(gauges(20), 45_000)).toBe(27);
});
