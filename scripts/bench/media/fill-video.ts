import { randomBytes } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { formatIndexRow } from '../../../src/server/ingest/segment-index';
import { seedVideo } from '../../../src/server/library/test-kit/seed-video';
import type { Library } from './with-library';

/** 4 s at 4.5 Mbit/s. */
export const SEGMENT_BYTES = 2_250_000;

/** A finished video whose media are noise: `segments` of them in one part. Answers its id and their byte ranges. */
export async function fillVideo({ db, paths, ownerId }: Library, segments: number) {
  const id = await seedVideo(db, { ownerId, recording: 'finished', startedAt: new Date(), durationSec: segments * 4 });
  await mkdir(paths.video(id), { recursive: true });
  const media = await open(paths.partMedia(id, 1), 'w');
  const index = await open(paths.partIndex(id, 1), 'w');
  const ranges: [number, number][] = [];
  try {
    for (let seq = 0; seq < segments; seq += 1) {
      const offset = seq * SEGMENT_BYTES;
      await media.write(randomBytes(SEGMENT_BYTES));
      const row = { seq, offset, length: SEGMENT_BYTES, duration: seq === 0 ? 0 : 4, programDateTime: seq * 4000 };
      await index.write(formatIndexRow(row));
      ranges.push([offset, offset + SEGMENT_BYTES - 1]);
    }
  } finally {
    await media.close();
    await index.close();
  }
  return { id, path: `/media/${id}/part-1.mp4`, ranges };
}
