import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const AAC_FRAME_SAMPLES = 1024;

/**
 * Milliseconds of sound beyond what its time stamps cover, given how many AAC frames lie between the first and the last
 * stamp (seconds). Browsers play frames one after the other, whatever the stamps say, so this is how late the sound is
 * heard in the end although tools that go by the stamps find it right; negative = there are holes.
 */
export function excessMs(frames: number, firstSec: number, lastSec: number, sampleRate: number): number {
  return (((frames - 1) * AAC_FRAME_SAMPLES) / sampleRate - (lastSec - firstSec)) * 1000;
}

/** Reads it from a recording (48 kHz AAC, as the recorder writes); null without sound. */
export async function measureSoundExcess(file: string): Promise<number | null> {
  const wanted = ['-select_streams', 'a:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'];
  const probe = spawn('ffprobe', ['-v', 'error', ...wanted, `file:${file}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  let frames = 0;
  let first = 0;
  let last = 0;
  for await (const line of createInterface({ input: probe.stdout })) {
    const at = Number.parseFloat(line);
    if (Number.isNaN(at)) continue;
    if (frames === 0) first = at;
    last = at;
    frames += 1;
  }
  return frames < 2 ? null : excessMs(frames, first, last, 48_000);
}
