import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_SNAPSHOT_BYTES } from '@jomo/recorder/protocol';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';

/** Replaces the live picture of a video; whoever reads it sees the old one or the new one, never half of one. */
export async function storeSnapshot({ paths }: { paths: StoragePaths }, videoId: string, jpeg: Buffer): Promise<void> {
  if (jpeg.length > MAX_SNAPSHOT_BYTES) throw new AppError('too_large', 'The snapshot is too large.');
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new AppError('bad_input', 'The snapshot is not a JPEG picture.');
  const file = paths.snapshot(videoId);
  const fresh = `${file}.${process.pid}.new`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(fresh, jpeg);
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}
