import { describe, expect, it } from 'vitest';
import { BEEP_SAMPLE_RATE, findBeeps } from './find-beeps';

type Sound = (timeSec: number) => number;

function hear(lengthSec: number, sound: Sound, chunk = 1000) {
  const samples = Int16Array.from({ length: lengthSec * BEEP_SAMPLE_RATE }, (_, i) =>
    Math.round(32767 * Math.max(-1, Math.min(1, sound(i / BEEP_SAMPLE_RATE)))),
  );
  const beeps = findBeeps();
  for (let at = 0; at < samples.length; at += chunk) beeps.take(samples.subarray(at, at + chunk));
  return beeps.onsets();
}
const beepAt =
  (starts: readonly number[], level = 0.5): Sound =>
  (t) =>
    starts.some((start) => t >= start && t < start + 0.1) ? level * Math.sin(2 * Math.PI * 1000 * t) : 0;
/** Noise that is the same in every run. */
function noise(level: number): Sound {
  let state = 1;
  return () => {
    state = (state * 16807) % 2147483647;
    return level * ((2 * state) / 2147483647 - 1);
  };
}

describe('finding beeps', () => {
  it('places each within a fifth of a millisecond, wherever it starts', () => {
    const starts = [0.5, 1.50021, 2.5177, 3.4999];
    const onsets = hear(4, beepAt(starts));
    expect(onsets).toHaveLength(4);
    for (const [i, start] of starts.entries()) expect(Math.abs((onsets[i] ?? 0) - start)).toBeLessThan(0.0002);
  });

  it('does not depend on how the sound is cut up', () => {
    expect(hear(3, beepAt([0.7, 1.7]), 77)).toEqual(hear(3, beepAt([0.7, 1.7]), 16_000));
  });

  it('hears a quiet beep and one in noise', () => {
    expect(hear(1, beepAt([0.5], 0.02))[0]).toBeCloseTo(0.5, 3);
    const hiss = noise(0.004);
    const beep = beepAt([0.5], 0.2);
    const onsets = hear(1, (t) => beep(t) + hiss(t));
    expect(onsets).toHaveLength(1);
    expect(Math.abs((onsets[0] ?? 0) - 0.5)).toBeLessThan(0.002);
  });

  it('is not fooled by silence, a click or a hum', () => {
    expect(hear(1, () => 0)).toEqual([]);
    expect(hear(1, (t) => (t > 0.5 && t < 0.502 ? 0.9 : 0))).toEqual([]);
    expect(hear(1, (t) => 0.3 * Math.sin(2 * Math.PI * 50 * t))).toEqual([]);
  });

  it('leaves out a beep that was already sounding at the start', () => {
    expect(hear(1.2, beepAt([-0.05, 0.95]))).toHaveLength(1);
  });
});
