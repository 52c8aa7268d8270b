import type { IncomingHttpHeaders } from 'node:http';

/** What is there to send: `bytes` of a file that was last changed at `changedMs` (epoch milliseconds). */
export type Content = { bytes: number; changedMs: number };

export type AnswerPlan =
  | { status: 200 | 206; start: number; length: number; headers: Record<string, string> }
  | { status: 304 | 412 | 416; headers: Record<string, string> };

/** As nginx makes it, so that what browsers keep stays good when nginx is put in front or taken away. */
const etagOf = (seconds: number, bytes: number) => `"${seconds.toString(16)}-${bytes.toString(16)}"`;

/** `*` or a list of tags; a weak tag counts only where weak comparison does (RFC 9110, 8.8.3.2). */
function names(list: string, etag: string, weak: boolean): boolean {
  const tags = list.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etag) || (weak && tags.includes(`W/${etag}`));
}

const secondsOf = (date: string) => Math.floor(Date.parse(date) / 1000);

/** The conditions of RFC 9110, 13.2.2 in its order; a date that is none counts for nothing. */
function checkConditions(headers: IncomingHttpHeaders, etag: string, changed: number): 304 | 412 | null {
  const match = headers['if-match'];
  const unmodified = headers['if-unmodified-since'];
  if (match !== undefined ? !names(match, etag, false) : unmodified !== undefined && changed > secondsOf(unmodified)) {
    return 412;
  }
  const noneMatch = headers['if-none-match'];
  const modified = headers['if-modified-since'];
  if (
    noneMatch !== undefined ? names(noneMatch, etag, true) : modified !== undefined && changed <= secondsOf(modified)
  ) {
    return 304;
  }
  return null;
}

const SINGLE_RANGE = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/;

/**
 * The one range a request asks for; null = the whole file, also for several ranges and for what cannot be read; `none` =
 * there are no such bytes.
 */
function readRange(range: string | undefined, bytes: number): { start: number; length: number } | 'none' | null {
  const [whole, first, last, suffix] = SINGLE_RANGE.exec(range ?? '') ?? [];
  if (whole === undefined) return null;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), bytes);
    return length === 0 ? 'none' : { start: bytes - length, length };
  }
  const start = Number(first);
  const end = last ? Number(last) + 1 : bytes;
  if (last && end <= start) return null;
  return start >= bytes ? 'none' : { start, length: Math.min(end, bytes) - start };
}

/** What to answer to a GET or HEAD for that content: which bytes, under which status, with the headers that go with it. */
export function planAnswer(headers: IncomingHttpHeaders, { bytes, changedMs }: Content): AnswerPlan {
  const changed = Math.floor(changedMs / 1000);
  const etag = etagOf(changed, bytes);
  const lastModified = new Date(changed * 1000).toUTCString();
  const common = { etag, 'last-modified': lastModified, 'accept-ranges': 'bytes' };
  const failed = checkConditions(headers, etag, changed);
  if (failed !== null) return { status: failed, headers: failed === 304 ? common : {} };
  const known = headers['if-range']?.toString();
  const fresh = known === undefined || known === etag || secondsOf(known) === changed;
  const range = fresh ? readRange(headers.range, bytes) : null;
  if (range === 'none') return { status: 416, headers: { 'content-range': `bytes */${bytes}` } };
  const { start, length } = range ?? { start: 0, length: bytes };
  const own = { ...common, 'content-length': String(length) };
  if (!range) return { status: 200, start, length, headers: own };
  const contentRange = `bytes ${start}-${start + length - 1}/${bytes}`;
  return { status: 206, start, length, headers: { ...own, 'content-range': contentRange } };
}
