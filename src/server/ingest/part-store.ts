import type { FileHandle } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { MAX_SEGMENT_BYTES } from '@jomo/recorder/protocol';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { openPartFiles, type PartFiles, repairPart, type SoundPart } from './repair-part';
import { formatIndexRow, type IndexRow, indexedBytes } from './segment-index';

export type SegmentMeta = {
  seq: number;
  /** Seconds; 0 for the initialization segment. */
  duration: number;
  /** Epoch milliseconds. */
  programDateTime: number;
};

export type Appended =
  /** `row` is null for a replay of a segment that is there already. */
  { kind: 'stored'; row: IndexRow | null; next: number; totals: PartTotals } | { kind: 'out_of_order'; next: number };

export type PartTotals = { segments: number; bytes: number; durationSec: number; startedAt: number | null };

export type PartStore = ReturnType<typeof createPartStore>;

type Cached = { next: number; bytes: number; indexBytes: number; durationSec: number; startedAt: number | null };

/** A body that stops flowing must not block its part for ever. */
const STALL_MS = 30_000;
const CACHE_SIZE = 64;

function summarise({ rows, indexBytes }: SoundPart): Cached {
  const durationSec = rows.reduce((total, { duration }) => total + duration, 0);
  const startedAt = rows[1]?.programDateTime ?? null;
  return { next: rows.length, bytes: indexedBytes(rows), indexBytes, durationSec, startedAt };
}

function totalsOf({ next, bytes, durationSec, startedAt }: Cached): PartTotals {
  return { segments: Math.max(0, next - 1), bytes, durationSec, startedAt };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

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
 * beyond the index, which the next repair cuts off. A body that fails leaves nothing.
 */
async function append(files: PartFiles, before: Cached, meta: SegmentMeta, body: Readable): Promise<IndexRow> {
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

/**
 * The append-only parts on disk. One append at a time for each part; what is known of a part is remembered and checked
 * against the file sizes, so that a crash, a repair or another process is noticed before anything is written.
 */
function createPartStore({ paths }: { paths: StoragePaths }) {
  const known = new Map<string, Cached>();
  const queues = new Map<string, Promise<unknown>>();

  async function load(files: PartFiles): Promise<Cached> {
    const cached = known.get(files.media);
    const sizes = await Promise.all([sizeOf(files.media), sizeOf(files.index)]);
    if (cached && sizes[0] === cached.bytes && sizes[1] === cached.indexBytes) return cached;
    return summarise(await repairPart(files));
  }

  function remember(key: string, state: Cached): void {
    known.delete(key);
    known.set(key, state);
    const oldest = known.keys().next().value;
    if (known.size > CACHE_SIZE && oldest !== undefined) known.delete(oldest);
  }

  async function store(files: PartFiles, meta: SegmentMeta, body: Readable): Promise<Appended> {
    const before = await load(files);
    if (meta.seq > before.next) return { kind: 'out_of_order', next: before.next };
    if (meta.seq < before.next) return { kind: 'stored', row: null, next: before.next, totals: totalsOf(before) };
    const row = await append(files, before, meta, body);
    const after: Cached = {
      next: before.next + 1,
      bytes: before.bytes + row.length,
      indexBytes: before.indexBytes + formatIndexRow(row).length,
      durationSec: before.durationSec + row.duration,
      startedAt: before.startedAt ?? (row.seq === 0 ? null : row.programDateTime),
    };
    remember(files.media, after);
    return { kind: 'stored', row, next: after.next, totals: totalsOf(after) };
  }

  /** Runs after everything that was asked of that part before, whether it succeeded or not. */
  async function inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(key) ?? Promise.resolve()).then(work, work);
    queues.set(key, turn);
    try {
      return await turn;
    } finally {
      if (queues.get(key) === turn) queues.delete(key);
    }
  }

  const filesOf = (videoId: string, part: number): PartFiles => ({
    media: paths.partMedia(videoId, part),
    index: paths.partIndex(videoId, part),
  });

  return {
    /**
     * Appends one segment, streamed to disk. A replay answers like the first time and reads nothing; a segment ahead of
     * its turn is refused with the expected number. Throws AppError `too_large`, `bad_input` or an I/O error.
     */
    append(videoId: string, part: number, meta: SegmentMeta, body: Readable): Promise<Appended> {
      const files = filesOf(videoId, part);
      return inOrder(files.media, () => store(files, meta, body));
    },
    /** Cuts a part back to its last sound segment; answers what it holds. */
    repair(videoId: string, part: number): Promise<PartTotals> {
      const files = filesOf(videoId, part);
      return inOrder(files.media, async () => {
        known.delete(files.media);
        return totalsOf(summarise(await repairPart(files)));
      });
    },
  };
}

const stores = new WeakMap<StoragePaths, PartStore>();

/** The part store of a data directory: one for both roles of a process, so that they take turns on a part. */
export function openPartStore({ paths }: { paths: StoragePaths }): PartStore {
  const store = stores.get(paths) ?? createPartStore({ paths });
  stores.set(paths, store);
  return store;
}
