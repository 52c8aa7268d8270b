import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

const FAMILY_WILD = 0xffff;

function field(data: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  return Buffer.concat([length, data]);
}

/** One Xauthority record (layout: Xau(3)) valid for any host and any display number. */
export function encodeXauthority(cookie: Buffer): Buffer {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  return Buffer.concat([
    family,
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}

/** Writes a fresh secret, so that no other user of the machine can look at or type into the screen. */
export async function writeXauthority(file: string): Promise<void> {
  await writeFile(file, encodeXauthority(randomBytes(16)), { mode: 0o600 });
}
