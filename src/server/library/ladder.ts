/** One lower rung: `name` is its file and playlist name; bitrates in kbit/s. */
export type Rung = { name: string; height: number; crf: number; maxVideoKbps: number };

const rungs: readonly Rung[] = [
  { name: '720p', height: 720, crf: 24, maxVideoKbps: 3000 },
  { name: '480p', height: 480, crf: 24, maxVideoKbps: 1400 },
  { name: '240p', height: 240, crf: 26, maxVideoKbps: 450 },
];

/** Name of the rung that holds only the sound. */
export const AUDIO_RUNG = 'audio';
/** Name under which the recorded media themselves are offered. */
export const SOURCE_RUNG = 'source';

/**
 * The rungs below a source of that height: 1080 -> 720, 480, 240; 720 -> 480, 240; 480 -> 240. A rung must be clearly
 * smaller than what is above it to be worth its bytes; sound only has none.
 */
export function ladderFor(sourceHeight: number): Rung[] {
  return rungs.filter((rung) => rung.height <= sourceHeight * 0.75);
}

/** Width for a height at the source's shape, even because 4:2:0 pictures need it. */
export function widthFor(source: { width: number; height: number }, height: number): number {
  return Math.max(2, Math.round((source.width * height) / source.height / 2) * 2);
}
