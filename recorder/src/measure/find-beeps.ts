/** Sample rate of the mono sound given to `findBeeps`: one period of the 1 kHz tone is 16 samples. */
export const BEEP_SAMPLE_RATE = 16_000;
const PERIOD = BEEP_SAMPLE_RATE / 1000;
/** The tone's level is taken 4 times per period. */
const HOP = PERIOD / 4;
const HOP_SEC = HOP / BEEP_SAMPLE_RATE;
/** What taking differences of neighbouring samples leaves of the tone's amplitude. */
const DIFFERENCE_GAIN = 2 * Math.sin(Math.PI / PERIOD);
const hops = (sec: number) => Math.round(sec / HOP_SEC);

/** Tone amplitude that wakes the detector, of full scale (-54 dBFS). */
const WAKE_LEVEL = 0.002;
/** A beep is judged by this much of it: shorter sounds are clicks. It lasts 100 ms. */
const JUDGED = hops(0.08);
/** The encoder smears sound over some ms before its start: look this far back for the real rise. */
const LOOK_BACK = hops(0.03);
const KEPT = LOOK_BACK + JUDGED;
/** Two beeps are a second apart. */
const MIN_APART_SEC = 0.5;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Index, with fraction, at which the levels first rise through `half` on their way to the steady tone. */
function risesThrough(levels: readonly number[], half: number): number | null {
  for (let i = 1; i < levels.length; i += 1) {
    const before = levels[i - 1] ?? 0;
    const after = levels[i] ?? 0;
    if (before < half && after >= half) return i - 1 + (half - before) / (after - before);
  }
  return null;
}

/**
 * Finds when each 1 kHz beep began, in seconds. Give it the sound from time 0 in chunks of any size; it keeps a tenth
 * of a second. The tone's level is measured over one period by correlation of the sample differences with sine and
 * cosine, so hum and hiss count little; the onset is where the level passes half of the steady tone, which is when half of the measuring
 * window is filled, hence the middle of that window is the moment itself.
 */
export function findBeeps(): { take(samples: Int16Array): void; onsets(): readonly number[] } {
  const onsets: number[] = [];
  const window = new Float64Array(PERIOD);
  const sine = Float64Array.from({ length: PERIOD }, (_, i) => Math.sin((2 * Math.PI * i) / PERIOD));
  const cosine = Float64Array.from({ length: PERIOD }, (_, i) => Math.cos((2 * Math.PI * i) / PERIOD));
  let taken = 0;
  let previous = 0;
  let levels: number[] = [];
  let judgeAfter: number | null = null; // hops still to come before the awakened detector judges

  function judge(endSec: number) {
    const steady = median(levels.slice(-JUDGED));
    const rise = steady > WAKE_LEVEL ? risesThrough(levels, steady / 2) : null;
    const loud = rise === null ? [] : levels.slice(Math.ceil(rise)).filter((level) => level > steady / 2);
    if (rise === null || loud.length < JUDGED * 0.7) return;
    const onset = endSec - (levels.length - 1 - rise) * HOP_SEC - PERIOD / 2 / BEEP_SAMPLE_RATE;
    const last = onsets.at(-1);
    if (last === undefined || onset - last >= MIN_APART_SEC) onsets.push(onset);
  }

  function hop() {
    let inPhase = 0;
    let quadrature = 0;
    for (let i = 0; i < PERIOD; i += 1) {
      const sample = window[(taken + i) % PERIOD] ?? 0;
      inPhase += sample * (sine[i] ?? 0);
      quadrature += sample * (cosine[i] ?? 0);
    }
    const level = (2 * Math.hypot(inPhase, quadrature)) / (PERIOD * DIFFERENCE_GAIN);
    const quiet = (levels.at(-1) ?? WAKE_LEVEL) < WAKE_LEVEL; // sound that begins in a beep has no onset
    levels.push(level);
    if (levels.length > KEPT) levels = levels.slice(-KEPT);
    if (judgeAfter !== null) {
      judgeAfter -= 1;
      if (judgeAfter > 0) return;
      judge(taken / BEEP_SAMPLE_RATE);
      judgeAfter = null;
    } else if (quiet && level >= WAKE_LEVEL) judgeAfter = JUDGED;
  }

  return {
    take(samples) {
      for (const sample of samples) {
        window[taken % PERIOD] = (sample - previous) / 32768;
        previous = sample;
        taken += 1;
        if (taken % HOP === 0) hop();
      }
    },
    onsets: () => onsets,
  };
}
