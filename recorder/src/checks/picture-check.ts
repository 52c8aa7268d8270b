/** Size of the small grey picture that is looked at; a change of a few pixels on the screen still shows in it. */
export const THUMB = { width: 64, height: 36 } as const;

/** One look at the recorded picture. `at` is its wall clock; `still` null = there was nothing to compare it with. */
export type PictureLook = { at: number; black: boolean; still: boolean | null };

const DARK = 32;
/** A spinner or a small word on black is still a black picture. */
const BRIGHT_SHARE = 0.02;
/** The encoder draws the same picture a little differently each time. */
const NOISE = 4;

/** Is the picture black? Pure; one grey level (0..255) per pixel. */
export function isBlack(thumb: Uint8Array): boolean {
  const bright = thumb.reduce((count, level) => count + (level > DARK ? 1 : 0), 0);
  return thumb.length > 0 && bright <= thumb.length * BRIGHT_SHARE;
}

/** Do two pictures, seconds apart, show the same? */
export function isSame(before: Uint8Array, now: Uint8Array): boolean {
  return before.length === now.length && now.every((level, index) => Math.abs(level - (before[index] ?? 0)) <= NOISE);
}
