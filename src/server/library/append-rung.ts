import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { formatIndexRow, type IndexRow } from '../ingest/segment-index';

/** A rung's media file and index while they grow, under temporary names. */
export type RungFiles = { media: string; index: string };

async function size(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

/**
 * Appends one part to a rung: an initialization segment, then media, then their index rows. `rows` have offsets counted
 * from the first byte of `media`, without holes.
 */
export async function appendPart(
  files: RungFiles,
  init: Buffer,
  media: AsyncIterable<Buffer>,
  rows: readonly Omit<IndexRow, 'seq'>[],
): Promise<void> {
  const base = await size(files.media);
  await pipeline(
    async function* () {
      yield init;
      yield* media;
    },
    createWriteStream(files.media, { flags: 'a' }),
  );
  const first: IndexRow = {
    seq: 0,
    offset: base,
    length: init.length,
    duration: 0,
    programDateTime: rows[0]?.programDateTime ?? 0,
  };
  const origin = base + init.length - (rows[0]?.offset ?? 0);
  const lines = rows.map((row, index) => formatIndexRow({ ...row, seq: index + 1, offset: row.offset + origin }));
  await appendFile(files.index, formatIndexRow(first) + lines.join(''));
}

/** The bytes of a file from `start` on. */
export function bytesFrom(file: string, start: number): AsyncIterable<Buffer> {
  return createReadStream(file, { start, highWaterMark: 1024 * 1024 });
}
