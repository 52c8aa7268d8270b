import { open, stat, truncate, writeFile } from 'node:fs/promises';

/** A recorder's output is kept to this size, and half of it survives a cut. */
export const MAX_LOG_BYTES = 4 * 1024 * 1024;
const TAIL_BYTES = 8 * 1024;

/** The last `bytes` of a file; empty when there is none. */
export async function readTail(file: string, bytes = TAIL_BYTES): Promise<string> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Cuts a log that grew too long. The recorder appends to the same file, so it is cut in place, the old half beside it. */
export async function boundLog(file: string, maxBytes = MAX_LOG_BYTES): Promise<void> {
  const size = (await stat(file).catch(() => null))?.size ?? 0;
  if (size <= maxBytes) return;
  await writeFile(`${file}.old`, await readTail(file, maxBytes / 2), { mode: 0o600 });
  await truncate(file, 0);
}
