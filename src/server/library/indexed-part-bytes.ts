import { open } from 'node:fs/promises';
import type { StoragePaths } from '../storage-paths';

/** Room for two index lines at least. */
const TAIL_BYTES = 256;

/**
 * Where the indexed media of a part end, in bytes: what lies beyond is half a segment on its way in. Reads only the
 * index's tail. 0 when there is none.
 */
export async function indexedPartBytes(
  { paths }: { paths: StoragePaths },
  videoId: string,
  part: number,
): Promise<number> {
  const handle = await open(paths.partIndex(videoId, part), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return 0;
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const buffer = Buffer.alloc(size - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return lastEnd(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The end of the last complete line's segment. */
function lastEnd(tail: string): number {
  const [, offset, length] = tail.slice(0, tail.lastIndexOf('\n')).split('\n').at(-1)?.split('\t') ?? [];
  const end = Number(offset) + Number(length);
  return Number.isSafeInteger(end) ? end : 0;
}
