/** A silent piece: begin and end in media seconds. */
export type Silence = [from: number, to: number];

/**
 * What ffmpeg's `ametadata` printed of `silencedetect` over one part, moved to the part's place on the media timeline.
 * Silence that lasts to the end of a part has no end in there.
 */
export function readSilence(text: string, part: { startSec: number; durationSec: number }): Silence[] {
  const found: Silence[] = [];
  let from: number | null = null;
  const add = (to: number) => {
    if (from !== null && to > from) found.push([round(part.startSec + from), round(part.startSec + to)]);
    from = null;
  };
  for (const [, edge, value] of text.matchAll(/^lavfi\.silence_(start|end)=(-?[\d.]+)/gm)) {
    const sec = Math.min(Math.max(0, Number(value)), part.durationSec);
    if (edge === 'start') from = sec;
    else add(sec);
  }
  add(part.durationSec);
  return found;
}

const round = (sec: number) => Math.round(sec * 100) / 100;
