import type { IndexRun } from '../ingest/segment-index';
import type { StoragePaths } from '../storage-paths';
import type { MediaPart } from './index-parts';
import { findBox, readBoxes } from './mp4/boxes';
import { readMovieFragment } from './mp4/fragment';
import { readTracks, type Track } from './mp4/init-segment';
import { readBytes } from './read-bytes';

/** What the bytes of a part say about it: nothing is taken from what was asked of the recorder. */
export type MediaFormat = {
  /** Pixels; null for sound only. */
  width: number | null;
  height: number | null;
  fps: number | null;
  /** RFC 6381, joined by commas. */
  codecs: string;
  tracks: Track[];
};

/** A moof of 4 s of 30 fps video with sound has 2.4 kB; this is room for far more. */
const HEAD_BYTES = 64 * 1024;

/** Frames per second from the durations of the first fragment's samples; null when it cannot be told. */
export function frameRate(segment: Buffer, video: Track): number | null {
  const moof = readBoxes(segment).find((box) => box.type === 'moof');
  const samples = moof
    ? readMovieFragment(segment, moof)
        .filter((run) => run.trackId === video.id)
        .flatMap((run) => run.samples)
    : [];
  const ticks = samples.reduce((sum, sample) => sum + sample.duration, 0);
  return ticks > 0 ? Math.round((samples.length * video.timescale * 1000) / ticks) / 1000 : null;
}

/** Describes media from an initialization segment and the head of a media segment. */
export function describeBytes(init: Buffer, segmentHead: Buffer): MediaFormat {
  const tracks = findBox(init, ['moov']) ? readTracks(init) : [];
  const video = tracks.find((track) => track.kind === 'video');
  return {
    width: video?.width ?? null,
    height: video?.height ?? null,
    fps: video ? frameRate(segmentHead, video) : null,
    codecs: [...new Set(tracks.map((track) => track.codec))].join(','),
    tracks,
  };
}

async function describeFile(file: string, part: IndexRun): Promise<MediaFormat> {
  const [segment] = part.segments;
  const [init, head] = await Promise.all([
    readBytes(file, part.init),
    segment ? readBytes(file, { ...segment, length: Math.min(segment.length, HEAD_BYTES) }) : Buffer.alloc(0),
  ]);
  return describeBytes(init, head);
}

/** Describes the recorded media of a part. */
export function describePart(
  { paths }: { paths: StoragePaths },
  videoId: string,
  part: MediaPart,
): Promise<MediaFormat> {
  return describeFile(paths.partMedia(videoId, part.number), part);
}

/** Describes a lower rung by one of its parts. */
export function describeRung(
  { paths }: { paths: StoragePaths },
  videoId: string,
  name: string,
  part: MediaPart,
): Promise<MediaFormat> {
  return describeFile(paths.renditionMedia(videoId, name), part);
}
