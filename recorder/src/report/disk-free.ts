import { statfs } from 'node:fs/promises';

/** MiB free for us on the file system of `dir`; null when it cannot be told. */
export async function diskFreeMb(dir: string): Promise<number | null> {
  const stat = await statfs(dir).catch(() => null);
  return stat ? (stat.bavail * stat.bsize) / 1024 / 1024 : null;
}
