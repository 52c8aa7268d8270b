export type Progress = {
  frames: number;
  fps: number;
  speed: number;
  dropped: number;
  duplicated: number;
  outSec: number;
};

export const noProgress: Progress = { frames: 0, fps: 0, speed: 0, dropped: 0, duplicated: 0, outSec: 0 };

/** Folds one line of `ffmpeg -progress` into the running figures; unknown and `N/A` lines change nothing. */
export function applyProgressLine(progress: Progress, line: string): Progress {
  const cut = line.indexOf('=');
  if (cut < 0) return progress;
  const value = Number(
    line
      .slice(cut + 1)
      .trim()
      .replace(/x$/, ''),
  );
  if (!Number.isFinite(value) || value < 0) return progress;
  switch (line.slice(0, cut).trim()) {
    case 'frame':
      return { ...progress, frames: value };
    case 'fps':
      return { ...progress, fps: value };
    case 'speed':
      return { ...progress, speed: value };
    case 'drop_frames':
      return { ...progress, dropped: value };
    case 'dup_frames':
      return { ...progress, duplicated: value };
    case 'out_time_us':
      return { ...progress, outSec: value / 1_000_000 };
    default:
      return progress;
  }
}

/** The peak in dBFS out of one line of ffmpeg's level meter; `-inf` (digital silence) is -120. Null for other lines. */
export function parsePeakLine(line: string): number | null {
  const value = /^lavfi\.astats\.Overall\.Peak_level=(\S+)/.exec(line)?.[1];
  if (value === undefined) return null;
  if (value === '-inf' || value === 'nan') return -120;
  const db = Number(value);
  return Number.isFinite(db) ? db : null;
}
