/** How the pictures of a storyboard lie: `count` tiles, `interval` seconds apart, in sheets of `columns` x `rows`. */
export type StoryboardLayout = {
  interval: number;
  count: number;
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
};

const TILE_WIDTH = 160;
const SIDE = 10;

/** Seconds between pictures: multiples of the 2 s between key frames, coarser the longer the video is. */
export function storyboardInterval(durationSec: number): number {
  if (durationSec < 10 * 60) return 2;
  if (durationSec < 60 * 60) return 4;
  if (durationSec < 2 * 60 * 60) return 6;
  return 10;
}

export function layOutStoryboard(durationSec: number, shape: { width: number; height: number }): StoryboardLayout {
  const interval = storyboardInterval(durationSec);
  const count = Math.max(1, Math.ceil(durationSec / interval - 0.01));
  return {
    interval,
    count,
    // A short video gets a sheet no larger than it needs.
    columns: Math.min(SIDE, count),
    rows: Math.min(SIDE, Math.ceil(count / SIDE)),
    tileWidth: TILE_WIDTH,
    tileHeight: Math.max(2, Math.round((TILE_WIDTH * shape.height) / shape.width / 2) * 2),
  };
}

export function sheetCount({ count, columns, rows }: StoryboardLayout): number {
  return Math.ceil(count / (columns * rows));
}

function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const field = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, '0');
  return `${field(ms / 3_600_000)}:${field((ms / 60_000) % 60)}:${field((ms / 1000) % 60)}.${field(ms % 1000, 3)}`;
}

/** The WebVTT track that maps media time to a rectangle of a sheet (`storyboard-<n>.jpg#xywh=x,y,w,h`). */
export function renderStoryboardVtt(layout: StoryboardLayout, durationSec: number): string {
  const { interval, count, columns, rows, tileWidth, tileHeight } = layout;
  const cues = Array.from({ length: count }, (_, index) => {
    const sheet = Math.floor(index / (columns * rows)) + 1;
    const place = index % (columns * rows);
    const x = (place % columns) * tileWidth;
    const y = Math.floor(place / columns) * tileHeight;
    const end = index === count - 1 ? durationSec : (index + 1) * interval;
    const line = `${timestamp(index * interval)} --> ${timestamp(end)}`;
    return `${line}\nstoryboard-${sheet}.jpg#xywh=${x},${y},${tileWidth},${tileHeight}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
