import type Docker from 'dockerode';
import { orNull } from './docker-trouble';

const HEADER_BYTES = 8;

/**
 * The text of a log as the Docker Engine sends it for a container without a terminal: frames of a stream number, three
 * zero bytes, the length (32 bit, big-endian) and the bytes. `only` = of that stream (1 = standard output, 2 = errors).
 */
export function joinFrames(data: Buffer, only?: 1 | 2): string {
  const texts: Buffer[] = [];
  for (let at = 0; at + HEADER_BYTES <= data.length; ) {
    const end = at + HEADER_BYTES + data.readUInt32BE(at + 4);
    if (only === undefined || data[at] === only) texts.push(data.subarray(at + HEADER_BYTES, end));
    at = end;
  }
  return Buffer.concat(texts).toString('utf8');
}

/** The last lines a container printed; empty when it is gone. */
export async function readContainerLog(calls: Docker, id: string, lines = 100): Promise<string> {
  const data = await orNull(calls.getContainer(id).logs({ stdout: true, stderr: true, tail: lines, follow: false }));
  return data === null ? '' : joinFrames(Buffer.from(data));
}
