import { BARCODE_CELLS, SAMPLES_PER_CELL, STRIP_SAMPLES } from './card-layout';

/** What one frame of a recording shows. */
export type FrameReading = {
  /** Frame number of the card, 0..959 (0..1023 can be read, more than 959 never is drawn); null when unreadable. */
  readonly number: number | null;
  /** True while the flash is white; false also when the frame is unreadable. */
  readonly flash: boolean;
};

const UNREADABLE: FrameReading = { number: null, flash: false };
/** Smallest difference between the black and the white guard cells that passes for a barcode, of 255. */
const MIN_CONTRAST = 80;
const NUMBER_BITS = 10;

function cellLevel(strip: Uint8Array, cell: number): number {
  const from = cell * SAMPLES_PER_CELL + 1;
  const inner = strip.subarray(from, from + SAMPLES_PER_CELL - 2);
  return inner.reduce((sum, level) => sum + level, 0) / inner.length;
}

function bitsAgree(number: number, evenParity: boolean, oddParity: boolean): boolean {
  let even = 0;
  let odd = 0;
  for (let bit = 0; bit < NUMBER_BITS; bit += 1) {
    const set = (number >> bit) & 1;
    if (bit % 2 === 0) even ^= set;
    else odd ^= set;
  }
  return even === Number(evenParity) && odd === Number(oddParity);
}

/**
 * Reads the frame number and the flash out of one reduced frame: STRIP_SAMPLES gray levels of the barcode, then as many
 * of the flash patch. Black and white are taken from the guard cells of the same frame, so contrast and range do not
 * matter. A frame torn between two numbers fails its parity and is unreadable.
 */
export function readFrame(reduced: Uint8Array): FrameReading {
  const strip = reduced.subarray(0, STRIP_SAMPLES);
  const levels = Array.from({ length: BARCODE_CELLS }, (_, cell) => cellLevel(strip, cell));
  const at = (cell: number) => levels[cell] ?? 0;
  const white = Math.min(at(0), at(BARCODE_CELLS - 1));
  const black = Math.max(at(1), at(BARCODE_CELLS - 2));
  if (white - black < MIN_CONTRAST) return UNREADABLE;
  const middle = (white + black) / 2;

  let number = 0;
  for (let i = 0; i < NUMBER_BITS; i += 1) number = number * 2 + Number(at(2 + i) > middle);
  if (!bitsAgree(number, at(12) > middle, at(13) > middle)) return UNREADABLE;

  const patch = reduced.subarray(STRIP_SAMPLES, 2 * STRIP_SAMPLES);
  const brightness = patch.reduce((sum, level) => sum + level, 0) / patch.length;
  return { number, flash: brightness > middle };
}
