/**
 * The middle of the picture before or after the one that is shown at `sec`, seconds: in the middle no rounding of the
 * browser's shows the neighbour. Not before the first picture.
 */
export function stepFrame(sec: number, fps: number, direction: 1 | -1): number {
  const shown = Math.floor(sec * fps + 0.001);
  return (Math.max(0, shown + direction) + 0.5) / fps;
}

/** Pictures a second of a preset such as `720p30`; 30 when it has none. */
export function fpsOf(quality: string): number {
  return Number(/p(\d+)$/.exec(quality)?.[1] ?? 30);
}
