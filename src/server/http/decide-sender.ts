import type { IncomingHttpHeaders } from 'node:http';

const EXACT_RANGE = /^bytes=(\d{1,15})-(\d{1,15})$/;

/**
 * Whether nginx may send a file of which only the first `bytes` count. nginx knows the file's size, not the index, so
 * while more may arrive it gets requests only whose answer is the same either way: one range with both ends below
 * `bytes` (files are append only, and all that players ask for), under no condition (a stale If-Range would turn it into
 * the whole file). Everything else of such a file stays with the app.
 */
export function isExactRangeWithin(headers: IncomingHttpHeaders, bytes: number): boolean {
  const conditions = ['if-range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];
  if (conditions.some((name) => headers[name] !== undefined)) return false;
  const [, first, last] = EXACT_RANGE.exec(headers.range ?? '') ?? [];
  return first !== undefined && last !== undefined && Number(first) <= Number(last) && Number(last) < bytes;
}
