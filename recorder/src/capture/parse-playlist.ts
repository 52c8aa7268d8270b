export type ListedSegment = { seq: number; durationSec: number };

/** Segments of a media playlist as ffmpeg writes it; the sequence number is the file's own (`<seq>.m4s`). */
export function parsePlaylist(text: string): ListedSegment[] {
  const segments: ListedSegment[] = [];
  let durationSec: number | null = null;
  for (const line of text.split(/\r?\n/)) {
    const info = /^#EXTINF:([\d.]+)/.exec(line);
    if (info) {
      durationSec = Number(info[1]);
      continue;
    }
    const name = /^(\d+)\.m4s$/.exec(line);
    if (name && durationSec !== null) {
      segments.push({ seq: Number(name[1]), durationSec });
      durationSec = null;
    }
  }
  return segments;
}
