/** Media is stored in pieces of this size: little is lost when a download is cut off, and a seek reads two at most. */
export const CHUNK_BYTES = 512 * 1024;

export type RangeAnswer =
  | { status: 200 | 206; start: number; end: number; headers: Record<string, string> }
  | { status: 416; headers: Record<string, string> };

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** What to answer to a request for a stored file of so many bytes; `end` is the byte after the last one. */
export function planRead(range: string | null, bytes: number): RangeAnswer {
  const common = { 'accept-ranges': 'bytes' };
  const [whole, first = '', last = ''] = RANGE.exec(range ?? '') ?? [];
  if (whole === undefined || (first === '' && last === '')) {
    return { status: 200, start: 0, end: bytes, headers: { ...common, 'content-length': String(bytes) } };
  }
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes : Math.min(Number(last) + 1, bytes);
  if (start >= end) return { status: 416, headers: { 'content-range': `bytes */${bytes}` } };
  const headers = {
    ...common,
    'content-length': String(end - start),
    'content-range': `bytes ${start}-${end - 1}/${bytes}`,
  };
  return { status: 206, start, end, headers };
}

export type Slice = { chunk: number; from: number; to: number };

/** The pieces, and what of each, that make up the bytes from `start` to before `end`. */
export function* slicesOf(start: number, end: number): Generator<Slice> {
  for (let at = start; at < end; ) {
    const chunk = Math.floor(at / CHUNK_BYTES);
    const to = Math.min(end, (chunk + 1) * CHUNK_BYTES);
    yield { chunk, from: at - chunk * CHUNK_BYTES, to: to - chunk * CHUNK_BYTES };
    at = to;
  }
}
