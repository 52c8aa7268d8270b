import type { FidelityReport } from '../../protocol/fidelity';
import { countUnique } from './count-unique';
import { decodeMarks } from './decode-marks';
import { findBeeps } from './find-beeps';
import { findFlashes } from './find-flashes';
import { MeasureError } from './measure-error';
import { describeOffsets, pairOnsets } from './pair-onsets';
import { probeRecording } from './probe-recording';
import { readFrame } from './read-frame';
import { measureSoundExcess } from './sound-excess';

/** Below this share of readable frames the picture is not the test card's player (a few may be torn or come late). */
const MIN_READABLE = 0.2;

const round = (value: number, digits: number) => Number(value.toFixed(digits));
const roundMs = (value: number | null) => (value === null ? null : round(value, 1));

/**
 * Measures a recording of the test card made in view `player`, whatever its size: how many of its pictures are new
 * ones, how long it stood still, and how far the beep is from the flash. One decode; memory grows by two numbers per
 * second of recording. Throws MeasureError (measure-error.ts) with a sentence for the user.
 */
export async function measureRecording(file: string): Promise<FidelityReport> {
  const { bytes, durationSec, hasVideo, hasAudio } = await probeRecording(file);
  if (!hasVideo) {
    throw new MeasureError(
      'no_test_card',
      'The recording has no picture, so there is nothing to measure. Record the test card with a video quality.',
    );
  }
  const unique = countUnique();
  const flashes = findFlashes();
  const beeps = findBeeps();
  const limitMs = 60_000 + durationSec * 2000;
  await decodeMarks(
    file,
    { hasAudio, limitMs },
    {
      frame(timeSec, reduced) {
        const reading = readFrame(reduced);
        unique.take(timeSec, reading.number);
        flashes.take(timeSec, reading);
      },
      sound: (samples) => beeps.take(samples),
    },
  );

  const { frames, readable, uniqueRatio, longestFreezeMs } = unique.result();
  if (readable < frames * MIN_READABLE || readable === 0) {
    throw new MeasureError(
      'no_test_card',
      'The frame numbers of the test card were not found. Record the test card in the view "player", where its video fills the picture; recordings in the view "page" cannot be measured.',
      `${readable} of ${frames} frames could be read`,
    );
  }
  const offsets = describeOffsets(pairOnsets(flashes.onsets(), beeps.onsets()));
  return {
    durationSec: round(durationSec, 3),
    bytes,
    frames,
    uniqueRatio: round(uniqueRatio, 4),
    longestFreezeMs: round(longestFreezeMs, 1),
    avOffsetMedianMs: roundMs(offsets.medianMs),
    avOffsetSdMs: roundMs(offsets.sdMs),
    avDriftMs: roundMs(offsets.driftMs),
    pairs: offsets.pairs,
    soundExcessMs: roundMs(hasAudio ? await measureSoundExcess(file) : null),
  };
}
