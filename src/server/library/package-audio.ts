import { open } from 'node:fs/promises';
import type { IndexRow } from '../ingest/segment-index';
import type { StoragePaths } from '../storage-paths';
import { appendPart, type RungFiles } from './append-rung';
import type { MediaFormat } from './describe-media';
import type { MediaPart } from './index-parts';
import { extractAudio } from './mp4/extract-audio';
import { keepTrack } from './mp4/init-segment';
import { readBytes } from './read-bytes';

/** A recording may end with a picture or two for which there is no whole sound sample (21 ms) any more, seconds. */
const SILENT_REST_SEC = 0.1;

/**
 * Adds a part's sound to the audio rung: the source's own samples, cut out segment by segment. A last segment of a
 * picture or two may have none and is left out. Throws when another one has none, because then the rung would not line
 * up with the others.
 */
export async function packageAudio(
  { paths }: { paths: StoragePaths },
  videoId: string,
  part: MediaPart,
  format: MediaFormat,
  files: RungFiles,
  signal: AbortSignal,
): Promise<void> {
  const track = format.tracks.find(({ kind }) => kind === 'audio');
  if (!track) throw new Error(`Part ${part.number} has no sound.`);
  const source = paths.partMedia(videoId, part.number);
  const init = keepTrack(await readBytes(source, part.init), track.id);
  const rows: Omit<IndexRow, 'seq'>[] = [];
  const handle = await open(source, 'r');
  async function* media() {
    let offset = 0;
    for (const [index, row] of part.segments.entries()) {
      signal.throwIfAborted();
      const segment = Buffer.alloc(row.length);
      await handle.read(segment, 0, row.length, row.offset);
      const audio = extractAudio(segment, track?.id ?? 0, row.seq);
      if (!audio && index === part.segments.length - 1 && row.duration < SILENT_REST_SEC) return;
      if (!audio) throw new Error(`Segment ${row.seq} of part ${part.number} has no sound.`);
      rows.push({ offset, length: audio.length, duration: row.duration, programDateTime: row.programDateTime });
      offset += audio.length;
      yield audio;
    }
  }
  try {
    await appendPart(files, init, media(), rows);
  } finally {
    await handle.close();
  }
}
