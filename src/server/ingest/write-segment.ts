import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { MAX_SEGMENT_BYTES } from '@jomo/recorder/protocol';
import { AppError } from '../errors';
import { openPartFiles, type PartFiles } from './repair-part';
import { formatIndexRow, type IndexRow } from './segment-index';

export type SegmentMeta = {
  seq: number;
  /** Seconds; 0 for the initialization segment. */
  duration: number;
  /** Epoch milliseconds. */
  programDateTime: number;
};

/** A body that stops flowing must not block its part for ever. */
export const STALL_MS = 30_000;

/** Writes the body at `offset`; answers its length. Throws AppError `too_large` or what the stream threw. */
async function writeBody(file: FileHandle, offset: number, body: Readable): Promise<number> {
  let length = 0;
  let stalled: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(stalled);
    stalled = setTimeout(() => body.destroy(new AppError('unavailable', 'The segment stopped arriving.')), STALL_MS);
  };
  try {
    watch();
    // Not destroyed on the way out: that would cut the connection before the sender has read why.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      watch();
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      if (length + bytes.length > MAX_SEGMENT_BYTES) {
        throw new AppError('too_large', `A segment may have ${MAX_SEGMENT_BYTES} bytes at most.`);
      }
      for (let done = 0; done < bytes.length; ) {
        done += (await file.write(bytes, done, bytes.length - done, offset + length + done)).bytesWritten;
      }
      length += bytes.length;
    }
  } finally {
    clearTimeout(stalled);
  }
  if (length === 0) throw new AppError('bad_input', 'A segment cannot be empty.');
  return length;
}

/**
 * Media first, then the line that makes them count, both forced to disk: a crash or power cut in between leaves bytes
 * beyond the index, which the next repair cuts off. A body that fails leaves nothing. `before` is where the part ends.
 */
export async function writeSegment(
  files: PartFiles,
  before: { bytes: number; indexBytes: number },
  meta: SegmentMeta,
  body: Readable,
): Promise<IndexRow> {
  const { media, index } = await openPartFiles(files);
  try {
    const length = await writeBody(media, before.bytes, body);
    await media.datasync();
    const row = { ...meta, offset: before.bytes, length };
    await index.write(formatIndexRow(row), before.indexBytes);
    await index.datasync();
    return row;
  } catch (error) {
    // Also when the disk is full: cutting off frees what the half segment took.
    await index.truncate(before.indexBytes).catch(() => {});
    await media.truncate(before.bytes).catch(() => {});
    throw error;
  } finally {
    await media.close();
    await index.close();
  }
}
