import { type Box, childBoxes } from './boxes';

const hex = (value: number) => value.toString(16).padStart(2, '0');

/** RFC 6381 name of an H.264 sample entry: `avc1.` and profile, constraints, level out of its avcC box. */
export function avcCodec(buffer: Buffer, avcC: Box): string {
  const [profile = 0, constraints = 0, level = 0] = buffer.subarray(avcC.body + 1, avcC.body + 4);
  return `avc1.${hex(profile)}${hex(constraints)}${hex(level)}`;
}

/** Reads an MPEG-4 descriptor header: a tag, then a length of seven bits a byte. */
function readDescriptor(buffer: Buffer, offset: number): { tag: number; body: number } {
  let body = offset + 1;
  while (((buffer[body] ?? 0) & 0x80) !== 0) body += 1;
  return { tag: buffer[offset] ?? 0, body: body + 1 };
}

/**
 * RFC 6381 name of an MPEG-4 audio sample entry: `mp4a.`, object type, audio object type; out of its esds box
 * (ES_Descriptor > DecoderConfigDescriptor > DecoderSpecificInfo, ISO/IEC 14496-1, 7.2.6).
 */
export function aacCodec(buffer: Buffer, esds: Box): string {
  const es = readDescriptor(buffer, esds.body + 4);
  const flags = buffer[es.body + 2] ?? 0;
  const optional =
    (flags & 0x80 ? 2 : 0) + (flags & 0x40 ? 1 + (buffer[es.body + 3] ?? 0) : 0) + (flags & 0x20 ? 2 : 0);
  const config = readDescriptor(buffer, es.body + 3 + optional);
  const objectType = buffer[config.body] ?? 0;
  const specific = readDescriptor(buffer, config.body + 13);
  const first = buffer[specific.body] ?? 0;
  const audioType =
    first >> 3 === 31 ? 32 + (((first & 7) << 3) | ((buffer[specific.body + 1] ?? 0) >> 5)) : first >> 3;
  return `mp4a.${hex(objectType)}.${audioType}`;
}

/** RFC 6381 name of a sample entry; the bare entry type when it is none of those Jomo writes. */
export function codecOf(buffer: Buffer, entry: Box): string {
  const isVideo = entry.type.startsWith('avc');
  const boxes = childBoxes(buffer, entry, isVideo ? 78 : 28);
  const avcC = boxes.find((box) => box.type === 'avcC');
  if (isVideo && avcC) return avcCodec(buffer, avcC);
  const esds = boxes.find((box) => box.type === 'esds');
  if (entry.type === 'mp4a' && esds) return aacCodec(buffer, esds);
  return entry.type;
}
