import { z } from 'zod';
import { decodeMarks } from '../../recorder/src/measure/decode-marks';
import { readFrame } from '../../recorder/src/measure/read-frame';

const FPS = 30;
const LOOP_FRAMES = 960;

/** A frame of the card as the page that shows it says: its number, and when it came on the screen, epoch ms. */
export type ShownFrame = { number: number; at: number };

/** For the card's page: tells the server of every frame that was shown, by the page's own clock. */
export const tellShownFrames = `<script>
  addEventListener('DOMContentLoaded', () => {
    const video = document.getElementById('video');
    let seen = [];
    const note = (_now, { mediaTime, expectedDisplayTime }) => {
      seen.push([mediaTime, performance.timeOrigin + expectedDisplayTime]);
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
    setInterval(() => {
      if (seen.length > 0 && navigator.sendBeacon('/shown', JSON.stringify(seen))) seen = [];
    }, 250);
  });
</script>`;

const told = z.array(z.tuple([z.number(), z.number()]));

/** What the page told. */
export function readShownFrames(text: string): ShownFrame[] {
  return told.parse(JSON.parse(text)).map(([mediaSec, at]) => {
    // As public/testcard/broadcast.js numbers them.
    return { number: Math.floor(mediaSec * FPS + 0.001) % LOOP_FRAMES, at };
  });
}

/** When the page showed that frame; of the card's rounds, which repeat its numbers, the one nearest to `nearMs`. */
export function whenShown(shown: readonly ShownFrame[], number: number, nearMs: number): number | null {
  const times = shown.filter((frame) => frame.number === number).map(({ at }) => at);
  return times.reduce<number | null>(
    (best, at) => (best === null || Math.abs(at - nearMs) < Math.abs(best - nearMs) ? at : best),
    null,
  );
}

/** The first frame of a recording whose number can be read, and its second of the file; null = there is none. */
export async function firstFrame(file: string): Promise<{ number: number; timeSec: number } | null> {
  const read: { number: number; timeSec: number }[] = [];
  const frame = (timeSec: number, reduced: Uint8Array) => {
    const { number } = readFrame(reduced);
    if (number !== null && read.length === 0) read.push({ number, timeSec });
  };
  await decodeMarks(file, { hasAudio: false, limitMs: 120_000 }, { frame, sound: () => {} });
  return read[0] ?? null;
}
