import { createHash } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chatImageType, MAX_CHAT_IMAGE_BYTES, MAX_CHAT_IMAGES } from '@jomo/recorder/protocol';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';

/**
 * Keeps a picture of a video's chat (an emote, a badge) under the hash of its bytes; the same one twice is one. Only pictures
 * of a few kinds, told by their bytes, and not endlessly many.
 */
export async function storeChatImage(
  { paths }: { paths: StoragePaths },
  videoId: string,
  hash: string,
  bytes: Buffer,
): Promise<void> {
  const file = paths.chatImage(videoId, hash);
  if (bytes.length > MAX_CHAT_IMAGE_BYTES) throw new AppError('too_large', 'The picture is too large.');
  if (!chatImageType(bytes)) throw new AppError('bad_input', 'That is not a picture.');
  if (createHash('sha256').update(bytes).digest('hex') !== hash) {
    throw new AppError('bad_input', 'The picture is not the one that was announced.');
  }
  if (await exists(file)) return;
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const kept = (await readdir(folder)).filter((name) => name.startsWith('chat-')).length;
  if (kept >= MAX_CHAT_IMAGES) throw new AppError('too_large', 'There are too many pictures in this chat.');
  const fresh = `${file}.${process.pid}.new`;
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
