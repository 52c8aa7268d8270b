import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoragePaths, type StoragePaths } from '../storage-paths';
import { openPartStore, type PartStore } from './part-store';
import { parseIndex } from './segment-index';

const at = Date.parse('2026-03-01T20:00:00Z');
const bytes = (fill: number, size = 100) => Buffer.alloc(size, fill);

describe('part store', () => {
  let root: string;
  let paths: StoragePaths;
  let store: PartStore;
  /** As after a crash: another process that remembers nothing. */
  const reopen = () => openPartStore({ paths: createStoragePaths(root) });
  const put = (seq: number, body: Buffer, into = store) =>
    into.append('v1', 1, { seq, duration: seq === 0 ? 0 : 4, programDateTime: at + seq * 4000 }, Readable.from([body]));
  const readMedia = () => readFile(paths.partMedia('v1', 1));
  const readRows = async () => parseIndex(await readFile(paths.partIndex('v1', 1), 'utf8')).rows;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'jomo-parts-'));
    paths = createStoragePaths(root);
    store = openPartStore({ paths });
    for (const seq of [0, 1, 2]) await put(seq, bytes(seq));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('goes on where another process left off', async () => {
    expect(await put(3, bytes(3), reopen())).toMatchObject({
      next: 4,
      totals: { segments: 3, durationSec: 12, startedAt: at + 4000 },
    });
    expect(await put(4, bytes(4))).toMatchObject({ next: 5 });
    expect(await readMedia()).toEqual(Buffer.concat([0, 1, 2, 3, 4].map((seq) => bytes(seq))));
  });

  it('cuts off media that a crash left beyond the index', async () => {
    await appendFile(paths.partMedia('v1', 1), bytes(9, 33));
    await put(3, bytes(3), reopen());
    expect(await readMedia()).toEqual(Buffer.concat([0, 1, 2, 3].map((seq) => bytes(seq))));
  });

  it('drops a torn index line and the media it stood for', async () => {
    const index = paths.partIndex('v1', 1);
    await truncate(index, (await readFile(index)).length - 5);
    expect(await reopen().repair('v1', 1)).toMatchObject({ segments: 1, bytes: 200, durationSec: 4 });
    expect(await readMedia()).toHaveLength(200);
    expect(await put(2, bytes(7), reopen())).toMatchObject({ next: 3 });
    expect((await readRows()).map(({ seq }) => seq)).toEqual([0, 1, 2]);
  });

  it('drops index lines whose media did not survive a power cut', async () => {
    await truncate(paths.partMedia('v1', 1), 250);
    expect(await reopen().repair('v1', 1)).toMatchObject({ segments: 1, bytes: 200 });
    expect(await readRows()).toHaveLength(2);
    expect(await readMedia()).toHaveLength(200);
  });

  it('leaves a sound part as it is, and does not make one that is not there', async () => {
    const before = await readMedia();
    await store.repair('v1', 1);
    expect(await readMedia()).toEqual(before);
    expect(await store.repair('v1', 2)).toEqual({ segments: 0, bytes: 0, durationSec: 0, startedAt: null });
    await expect(readFile(paths.partMedia('v1', 2))).rejects.toThrow(/ENOENT/);
  });

  it('keeps nothing of a segment whose source fails, and takes it afterwards', async () => {
    const failing = Readable.from(
      (async function* () {
        yield bytes(8, 50);
        throw new Error('connection lost');
      })(),
    );
    const meta = { seq: 3, duration: 4, programDateTime: at };
    await expect(store.append('v1', 1, meta, failing)).rejects.toThrow('connection lost');
    expect(await readMedia()).toHaveLength(300);
    expect(await put(3, bytes(3))).toMatchObject({ next: 4 });
  });

  it('repairs while segments arrive without hurting them', async () => {
    await Promise.all([put(3, bytes(3)), store.repair('v1', 1), put(4, bytes(4)), store.repair('v1', 1)]);
    expect(await readRows()).toHaveLength(5);
    expect(await readMedia()).toHaveLength(500);
  });

  it('lets another process repair or append only between two segments, never in the middle of one', async () => {
    let arrived = () => {};
    const half = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let goOn = () => {};
    const rest = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const slow = Readable.from(
      (async function* () {
        yield bytes(3, 50);
        arrived();
        await rest;
        yield bytes(3, 50);
      })(),
    );
    const meta = { seq: 3, duration: 4, programDateTime: at };
    const appended = store.append('v1', 1, meta, slow);
    await half;
    const other = reopen();
    const repaired = other.repair('v1', 1);
    const next = put(4, bytes(4), other);
    expect(await Promise.race([repaired, sleep(100, 'waits')])).toBe('waits');
    goOn();
    expect(await appended).toMatchObject({ next: 4 });
    expect(await repaired).toMatchObject({ segments: 3, bytes: 400 });
    expect(await next).toMatchObject({ next: 5 });
    expect(await readMedia()).toEqual(Buffer.concat([0, 1, 2, 3, 4].map((seq) => bytes(seq))));
  });

  it('notes what a part holds before anybody else may change it', async () => {
    const noted: number[] = [];
    const note = async ({ segments }: { segments: number }) => {
      await sleep(noted.length === 0 ? 50 : 0);
      noted.push(segments);
    };
    const meta = { seq: 3, duration: 4, programDateTime: at };
    const first = store.append('v1', 1, meta, Readable.from([bytes(3)]), note);
    const second = reopen().append('v1', 1, { ...meta, seq: 4 }, Readable.from([bytes(4)]), note);
    await Promise.all([first, second]);
    expect(noted).toEqual([3, 4]);
  });

  it('starts again from nothing when the index itself is unreadable', async () => {
    await writeFile(paths.partIndex('v1', 1), 'garbage\n');
    expect(await put(0, bytes(1), reopen())).toMatchObject({ next: 1 });
    expect(await readMedia()).toHaveLength(100);
  });
});
