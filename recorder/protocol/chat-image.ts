import { z } from 'zod';

/** Largest emote or badge picture that is kept, bytes. */
export const MAX_CHAT_IMAGE_BYTES = 256 * 1024;
/** Most pictures kept for one video. */
export const MAX_CHAT_IMAGES = 2000;

/** SHA-256 of the picture's bytes, in hexadecimal: its name in `PUT /recorder/recordings/:id/images/:hash`. */
export const chatImageHash = z.string().regex(/^[0-9a-f]{64}$/);

export type ChatImageType = 'image/png' | 'image/gif' | 'image/webp' | 'image/jpeg' | 'image/avif';

/** What kind of picture the bytes are, by their first ones; null for all else (SVG too: it can carry scripts). */
export function chatImageType(bytes: Uint8Array): ChatImageType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(4, 8) === 'ftyp' && /^avi[fs]$/.test(text(8, 12))) return 'image/avif';
  return null;
}
