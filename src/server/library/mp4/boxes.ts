/** One ISO base media box: `start` of its header, `body` of its content, `end` exclusive; offsets into the buffer. */
export type Box = { type: string; start: number; body: number; end: number };

/**
 * The boxes between two offsets, in order. A box cut short at the end is left out, so a torn tail is harmless.
 * Layout: ISO/IEC 14496-12, 4.2 (32-bit size, four-character type, 64-bit size when the first is 1).
 */
export function readBoxes(buffer: Buffer, start = 0, end = buffer.length): Box[] {
  const boxes: Box[] = [];
  let offset = start;
  while (offset + 8 <= end) {
    const short = buffer.readUInt32BE(offset);
    const wide = short === 1 && offset + 16 <= end;
    const size = wide ? Number(buffer.readBigUInt64BE(offset + 8)) : short === 0 ? end - offset : short;
    if (size < 8 || offset + size > end) break;
    const type = buffer.toString('latin1', offset + 4, offset + 8);
    boxes.push({ type, start: offset, body: offset + (wide ? 16 : 8), end: offset + size });
    offset += size;
  }
  return boxes;
}

/** Children of a box. `skip` bytes of its own fields come before them. */
export function childBoxes(buffer: Buffer, box: Box, skip = 0): Box[] {
  return readBoxes(buffer, box.body + skip, box.end);
}

/** The first box found by following the types down from the top level (or from `from`). */
export function findBox(buffer: Buffer, path: readonly string[], from?: Box): Box | undefined {
  let found = from;
  for (const type of path) {
    const level = found ? childBoxes(buffer, found) : readBoxes(buffer);
    found = level.find((box) => box.type === type);
    if (!found) return undefined;
  }
  return found;
}

/** A box of the given type around the given bytes. */
export function makeBox(type: string, ...content: Buffer[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(
    content.reduce((sum, part) => sum + part.length, 8),
    0,
  );
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...content]);
}

/** The bytes of a box, header included. */
export function boxBytes(buffer: Buffer, box: Box): Buffer {
  return buffer.subarray(box.start, box.end);
}
