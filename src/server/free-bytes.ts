import { statfs } from 'node:fs/promises';

/** Bytes that the disk with this folder has left for us. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
