import { expect, it } from 'vitest';
import { readSilence } from './read-silence';

const printed = `frame:12   pts:12288   pts_time:0.256
lavfi.silence_start=0.25
frame:98   pts:100352  pts_time:2.09
lavfi.silence_end=2.0949
lavfi.silence_duration=1.84
frame:300  pts:307200  pts_time:6.4
lavfi.silence_start=6.4
`;

it('places the silent pieces of a part on the timeline, the last one up to its end', () => {
  expect(readSilence(printed, { startSec: 100, durationSec: 9 })).toEqual([
    [100.25, 102.09],
    [106.4, 109],
  ]);
});

it('finds nothing where there is sound throughout, and nothing beyond the part', () => {
  expect(readSilence('', { startSec: 0, durationSec: 9 })).toEqual([]);
  expect(readSilence('lavfi.silence_start=-0.02\n', { startSec: 0, durationSec: 3 })).toEqual([[0, 3]]);
});
