import { describe, expect, it } from 'vitest';
import { BARCODE_CELLS, SAMPLES_PER_CELL, STRIP_SAMPLES } from './card-layout';
import { readFrame } from './read-frame';

const parity = (number: number, from: number) =>
  [0, 2, 4, 6, 8].reduce((sum, bit) => sum ^ ((number >> (from + bit)) & 1), 0);

function drawFrame(number: number, options: { flash?: boolean; white?: number; black?: number } = {}): Uint8Array {
  const { flash = false, white = 235, black = 16 } = options;
  const bits = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (number >> bit) & 1);
  const cells = [1, 0, ...bits, parity(number, 0), parity(number, 1), 0, 1];
  expect(cells).toHaveLength(BARCODE_CELLS);
  const strip = cells.flatMap((cell) => Array<number>(SAMPLES_PER_CELL).fill(cell ? white : black));
  return Uint8Array.from([...strip, ...Array<number>(STRIP_SAMPLES).fill(flash ? white : black)]);
}

describe('reading a frame of the test card', () => {
  it('reads every number of the loop', () => {
    for (let number = 0; number < 960; number += 1) expect(readFrame(drawFrame(number)).number).toBe(number);
  });

  it('tells whether the flash is white', () => {
    expect(readFrame(drawFrame(15, { flash: true }))).toEqual({ number: 15, flash: true });
    expect(readFrame(drawFrame(18))).toEqual({ number: 18, flash: false });
  });

  it('does not mind a washed-out picture or blurred cell edges', () => {
    const frame = drawFrame(682, { white: 180, black: 60 });
    for (let i = SAMPLES_PER_CELL; i < STRIP_SAMPLES; i += SAMPLES_PER_CELL) frame[i] = 120;
    expect(readFrame(frame).number).toBe(682);
  });

  it('finds nothing in a plain picture', () => {
    expect(readFrame(new Uint8Array(2 * STRIP_SAMPLES).fill(90))).toEqual({ number: null, flash: false });
    expect(readFrame(new Uint8Array(2 * STRIP_SAMPLES).fill(255))).toEqual({ number: null, flash: false });
  });

  it('takes no frame with a wrong cell for another number', () => {
    const frame = drawFrame(300);
    const cell = 5 * SAMPLES_PER_CELL;
    const turned = (frame[cell] ?? 0) > 128 ? 16 : 235;
    frame.fill(turned, cell, cell + SAMPLES_PER_CELL);
    expect(readFrame(frame).number).toBeNull();
  });
});
