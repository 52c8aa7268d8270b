/** A silent piece: begin and end in media seconds. */
export type Silence = readonly [from: number, to: number];

/** So much silence stays at either end of a piece that is skipped: speech cut to the bone is hard to follow. */
const MARGIN_SEC = 0.25;
/** A jump takes a moment itself. */
const WORTH_SEC = 0.75;

/** What /media/<id>/silence.json says; nothing for anything else. */
export function parseSilences(value: unknown): Silence[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is [number, number] => {
    return Array.isArray(item) && typeof item[0] === 'number' && typeof item[1] === 'number' && item[1] > item[0];
  });
}

/** Where to jump at this moment, or null: to the end of the silence that one is in, when that is worth it. */
export function silenceJump(silences: readonly Silence[], sec: number): number | null {
  let low = 0;
  let high = silences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((silences[middle]?.[0] ?? 0) <= sec) low = middle + 1;
    else high = middle;
  }
  const silence = silences[low - 1];
  if (!silence || sec < silence[0] + MARGIN_SEC) return null;
  const target = silence[1] - MARGIN_SEC;
  return target - sec >= WORTH_SEC ? target : null;
}
