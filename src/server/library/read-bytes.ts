import { open } from 'node:fs/promises';

/** Bytes `offset` .. `offset + length` of a file. Throws when the file is shorter. */
export async function readBytes(file: string, { offset, length }: { offset: number; length: number }): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
      if (bytesRead === 0) throw new Error(`${file} ends before byte ${offset + length}`);
      done += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
}
