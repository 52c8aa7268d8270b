import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { takeFileLock } from '../db/file-lock';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';
import { type PartFiles, repairPart, type SoundPart } from './repair-part';
import { formatIndexRow, type IndexRow, indexedBytes } from './segment-index';
import { type SegmentMeta, STALL_MS, writeSegment } from './write-segment';

export type Appended =
  /** `row` is null for a replay of a segment that is there already. */
  { kind: 'stored'; row: IndexRow | null; next: number; totals: PartTotals } | { kind: 'out_of_order'; next: number };

export type PartTotals = { segments: number; bytes: number; durationSec: number; startedAt: number | null };

export type PartStore = ReturnType<typeof createPartStore>;

type LockedFiles = PartFiles & { lock: string };

type Cached = { next: number; bytes: number; indexBytes: number; durationSec: number; startedAt: number | null };

/** Longer than a stalled body holds a part in another process. */
const LOCK_MS = STALL_MS + 15_000;
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

/** What follows for the rows, while nobody else may touch the part: so the rows never fall behind the files. */
type Note = (totals: PartTotals) => Promise<void>;

const inUse = () => new AppError('unavailable', 'Another process is writing this part. Try again in a few seconds.');

/**
 * The append-only parts on disk. One append or repair at a time for each part: in this process by a queue, between the
 * web and the worker by a lock file beside it. What is known of a part is remembered and checked against the file sizes,
 * so that a crash, a repair or another process is noticed before anything is written.
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
    const row = await writeSegment(files, before, meta, body);
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

  async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
    const lock = await takeFileLock(file, LOCK_MS);
    if (!lock) throw inUse();
    try {
      return await work();
    } finally {
      lock.release();
    }
  }

  /** Runs after everything that was asked of that part before, whether it succeeded or not. */
  async function inOrder<T>({ media: key, lock }: LockedFiles, work: () => Promise<T>): Promise<T> {
    const run = () => locked(lock, work);
    const turn = (queues.get(key) ?? Promise.resolve()).then(run, run);
    queues.set(key, turn);
    try {
      return await turn;
    } finally {
      if (queues.get(key) === turn) queues.delete(key);
    }
  }

  const filesOf = (videoId: string, part: number): LockedFiles => ({
    media: paths.partMedia(videoId, part),
    index: paths.partIndex(videoId, part),
    lock: paths.partLock(videoId, part),
  });

  return {
    /**
     * Appends one segment, streamed to disk, and notes what the part holds then. A replay answers like the first time
     * and reads nothing; a segment ahead of its turn is refused with the expected number. Throws AppError `too_large`,
     * `bad_input`, `unavailable` when another process keeps the part, an I/O error, or what `note` threw.
     */
    async append(videoId: string, part: number, meta: SegmentMeta, body: Readable, note?: Note): Promise<Appended> {
      const files = filesOf(videoId, part);
      mkdirSync(path.dirname(files.media), { recursive: true });
      return inOrder(files, async () => {
        const appended = await store(files, meta, body);
        if (appended.kind === 'stored') await note?.(appended.totals);
        return appended;
      });
    },
    /** Cuts a part back to its last sound segment and notes what it holds; its folder must exist. */
    repair(videoId: string, part: number, note?: Note): Promise<PartTotals> {
      const files = filesOf(videoId, part);
      return inOrder(files, async () => {
        known.delete(files.media);
        const totals = totalsOf(summarise(await repairPart(files)));
        await note?.(totals);
        return totals;
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
