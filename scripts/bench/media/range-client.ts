import { connect, type Socket } from 'node:net';

export type RangeTarget = {
  port: number;
  path: string;
  headers: Record<string, string>;
  /** The ranges to ask for, first to last byte, over and over. */
  ranges: readonly (readonly [number, number])[];
};

const SILENCE_MS = 20_000;
const ANSWER_BUFFER = 256 * 1024;

function requestFor({ path, headers, ranges }: RangeTarget, index: number): string {
  const [first = 0, last = 0] = ranges[index % ranges.length] ?? [];
  const lines = Object.entries({ host: '127.0.0.1', ...headers, range: `bytes=${first}-${last}` });
  return `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Counts the bytes of answers that follow each other on one connection; keeps none. */
function createCounter() {
  let left = 0;
  let head = '';
  function bodyBytes(chunk: Buffer): number {
    if (left > 0) return chunk.length;
    head += chunk.toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return 0;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (!head.startsWith('HTTP/1.1 206') || !length) throw new Error(`not a range: ${head.slice(0, 200)}`);
    left = Number(length);
    const bytes = head.length - end - 4;
    head = '';
    return bytes;
  }
  return function take(chunk: Buffer): { bytes: number; complete: boolean } {
    const bytes = bodyBytes(chunk);
    if (bytes > left) throw new Error('more bytes than announced');
    left -= bytes;
    return { bytes, complete: bytes > 0 && left === 0 };
  };
}

function failWhenSilent(socket: Socket): void {
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error(`no answer within ${SILENCE_MS / 1000} s`)));
}

type Supply = { next: () => number | null; count: (bytes: number) => void };

/** One connection that fetches ranges one after the other, `next` telling which; ends when that answers null. */
function runConnection(target: RangeTarget, { next, count }: Supply): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = createCounter();
    const ask = () => {
      const index = next();
      if (index === null) socket.end();
      else socket.write(requestFor(target, index));
    };
    const callback = (size: number, buffer: Uint8Array) => {
      try {
        const { bytes, complete } = take(Buffer.from(buffer.buffer, buffer.byteOffset, size));
        count(bytes);
        if (complete) ask();
      } catch (error) {
        socket.destroy(error instanceof Error ? error : new Error(String(error)));
      }
      return true;
    };
    const onread = { buffer: Buffer.alloc(ANSWER_BUFFER), callback };
    const socket: Socket = connect({ port: target.port, host: '127.0.0.1', onread });
    socket.on('connect', ask).on('error', reject);
    failWhenSilent(socket);
    socket.on('close', () => resolve());
  });
}

/** Fetches ranges over several kept connections until so many bytes have come; answers how many did. */
export async function fetchBytes(target: RangeTarget, wanted: number, connections: number): Promise<number> {
  let received = 0;
  let index = 0;
  const supply: Supply = {
    next: () => (received >= wanted ? null : index++),
    count: (bytes) => {
      received += bytes;
    },
  };
  await Promise.all(Array.from({ length: connections }, () => runConnection(target, supply)));
  return received;
}

/** Asks for ranges and goes away as soon as the first bytes have come, `count` times. */
export async function abortRanges(target: RangeTarget, count: number, connections: number): Promise<void> {
  let left = count;
  const abortOne = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port: target.port, host: '127.0.0.1' });
      socket.on('connect', () => socket.write(requestFor(target, index)));
      socket.once('data', (chunk) => {
        if (!chunk.toString('latin1', 0, 12).startsWith('HTTP/1.1 206')) reject(new Error(chunk.toString('latin1')));
        socket.resetAndDestroy();
      });
      socket.on('error', reject).on('close', () => resolve());
      failWhenSilent(socket);
    });
  const worker = async () => {
    while (left > 0) await abortOne(left--);
  };
  await Promise.all(Array.from({ length: connections }, worker));
}
