/** Frames and seconds of the test card's loop; the frame number 0..959 is burnt into every frame. */
export const CARD_FPS = 30;
export const LOOP_FRAMES = 960;

/** The flash is white in frames 15, 16 and 17 of every second; the beep starts with the first of them. */
export const FLASH_FIRST_FRAME = 15;

/**
 * Where the marks sit, as shares of the picture, which in view `player` is the card's 16:9 video and nothing else.
 * scripts/make-testcard.mjs draws them: keep both the same. Both regions are the inner part of what is drawn, so that
 * scaling, letterboxing by a pixel and blurred edges do not matter.
 */
export const BARCODE_REGION = { x: 128 / 1280, y: 628 / 720, w: 1024 / 1280, h: 32 / 720 } as const;
export const FLASH_REGION = { x: 1024 / 1280, y: 128 / 720, w: 128 / 1280, h: 128 / 720 } as const;

/** Cells from the left: white, black, bits 9..0, parity of the even bits, parity of the odd bits, black, white. */
export const BARCODE_CELLS = 16;
/** Gray samples taken per cell; the outer ones touch the neighbours and are not used. */
export const SAMPLES_PER_CELL = 4;
export const STRIP_SAMPLES = BARCODE_CELLS * SAMPLES_PER_CELL;
