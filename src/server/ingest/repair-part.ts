import { mkdir, open, readFile, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { type IndexRow, indexedBytes, parseIndex } from './segment-index';

export type PartFiles = { media: string; index: string };

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

export type SoundPart = { rows: IndexRow[]; indexBytes: number };

/** The lines whose media are really there: after a power cut the index can be ahead of the media file. */
function soundPart(text: string, mediaBytes: number): SoundPart {
  const { rows, validBytes } = parseIndex(text);
  const backed = rows.filter(({ offset, length }) => offset + length <= mediaBytes);
  if (backed.length === rows.length) return { rows, indexBytes: validBytes };
  const lines = text.split('\n').slice(0, backed.length);
  return { rows: backed, indexBytes: lines.reduce((total, line) => total + line.length + 1, 0) };
}

/**
 * Brings a part to its last sound segment after a crash: a torn index line is dropped, media beyond the index are cut
 * off. Does nothing to a sound part or to one that does not exist; never longer than reading the index.
 */
export async function repairPart({ media, index }: PartFiles): Promise<SoundPart> {
  const text = await readFile(index, 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const mediaBytes = await sizeOf(media);
  const sound = soundPart(text, mediaBytes);
  const excess = mediaBytes - indexedBytes(sound.rows);
  if (text.length > sound.indexBytes) await truncate(index, sound.indexBytes);
  if (excess > 0) await truncate(media, indexedBytes(sound.rows));
  return sound;
}

/** Opens both files for writing at given places, making them (and the folder) when needed. */
export async function openPartFiles({ media, index }: PartFiles) {
  await mkdir(path.dirname(media), { recursive: true });
  // 'a' cannot write at an offset and 'r+' does not create, so the file is made first.
  for (const file of [media, index]) await (await open(file, 'a')).close();
  const mediaHandle = await open(media, 'r+');
  try {
    return { media: mediaHandle, index: await open(index, 'r+') };
  } catch (error) {
    await mediaHandle.close();
    throw error;
  }
}
