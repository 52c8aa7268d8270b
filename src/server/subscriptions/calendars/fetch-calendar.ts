import http from 'node:http';
import https from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { MOST_CALENDAR_BYTES } from '@/shared/feed';
import { AppError } from '../../errors';
import { assertPublicUrl, type Lookup } from '../check-url';
import { PrivateAddressError, publicLookup } from './connect-public';

export type FetchedCalendar =
  | { status: 'unchanged' }
  | { status: 'fetched'; text: string; etag: string | null; lastModified: string | null };

export type FetchOptions = {
  allowPrivate: boolean;
  lookup: Lookup;
  timeoutMs?: number;
  mostBytes?: number;
};

type Known = { etag: string | null; lastModified: string | null };

const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;

// No sentence here names the address: it is a secret, and sentences are stored, shown and logged.
const trouble = (sentence: string, cause?: unknown) => new AppError('unavailable', sentence, { cause: nameOf(cause) });
/** Of an error only its code: messages of the network hold host and path. */
function nameOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** webcal: is how calendar programs write https:. */
export function normalizeCalendarUrl(address: string): string {
  return address.trim().replace(/^webcals?:/i, 'https:');
}

/** Checks a calendar's address: https, unless private addresses are allowed on this server. Throws AppError `bad_input`. */
export async function assertCalendarUrl({ allowPrivate, lookup }: FetchOptions, address: string): Promise<URL> {
  const url = await assertPublicUrl({ allowPrivate, lookup }, normalizeCalendarUrl(address)).catch((error: unknown) => {
    throw error instanceof AppError ? error : trouble('The address of the calendar could not be checked.', error);
  });
  if (url.protocol !== 'https:' && !allowPrivate) {
    throw new AppError('bad_input', 'The address of a calendar must begin with https://: it is a secret on its way.');
  }
  return url;
}

type Answer = { response: http.IncomingMessage; request: http.ClientRequest };

function ask(url: URL, known: Known, options: FetchOptions, signal: AbortSignal): Promise<Answer> {
  const headers: http.OutgoingHttpHeaders = {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Jomo calendar reader',
    ...(known.etag ? { 'if-none-match': known.etag } : {}),
    ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
  const { get } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const lookup = options.allowPrivate ? {} : { lookup: publicLookup() };
    const request = get(url, { headers, signal, agent: false, ...lookup }, (response) =>
      resolve({ response, request }),
    );
    request.once('error', reject);
  });
}

function decoded(response: http.IncomingMessage): NodeJS.ReadableStream {
  const encoding = (response.headers['content-encoding'] ?? '').toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip') return response.pipe(createGunzip());
  if (encoding === 'deflate') return response.pipe(createInflate());
  if (encoding === 'br') return response.pipe(createBrotliDecompress());
  return response;
}

async function readBody(response: http.IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Counted after unpacking: a small packed answer can be a huge calendar.
  for await (const chunk of decoded(response)) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += piece.length;
    if (bytes > mostBytes) {
      throw trouble(`The calendar is larger than ${Math.round(mostBytes / 1024 / 1024)} MB, which is not read.`);
    }
    chunks.push(piece);
  }
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(response.headers['content-type'] ?? '') ?? [];
  const body = Buffer.concat(chunks);
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return body.toString('utf8');
  }
}

function refusal(status: number): AppError {
  if (status === 401 || status === 403) {
    return trouble('The calendar’s server refuses this address. Get a new secret address from your calendar.');
  }
  if (status === 404 || status === 410) {
    return trouble('There is no calendar at this address any more. Get a new address from your calendar.');
  }
  if (status === 429) return trouble('The calendar’s server asks for fewer questions. It is asked again later.');
  return trouble(`The calendar’s server answers with an error (${status}). It is asked again later.`);
}

async function follow(
  address: string,
  known: Known,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<FetchedCalendar> {
  let url = await assertCalendarUrl(options, address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const { response, request } = await ask(url, known, options, signal);
    try {
      const { statusCode = 0, headers } = response;
      if (statusCode === 304) return { status: 'unchanged' };
      if (statusCode >= 300 && statusCode < 400 && headers.location && URL.canParse(headers.location, url)) {
        url = await assertCalendarUrl(options, new URL(headers.location, url).href);
        continue;
      }
      if (statusCode !== 200) throw refusal(statusCode);
      const text = await readBody(response, options.mostBytes ?? MOST_CALENDAR_BYTES);
      return { status: 'fetched', text, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
    } finally {
      request.destroy();
    }
  }
  throw trouble('The calendar’s address leads from one address to the next without end.');
}

/**
 * Asks a calendar's server for the calendar, or whether it changed. Every address on the way is checked again, at the
 * latest when connecting. Throws AppError whose sentence does not hold the address.
 */
export async function fetchCalendar(options: FetchOptions, address: string, known: Known): Promise<FetchedCalendar> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  try {
    return await follow(address, known, options, signal);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal.aborted) throw trouble('The calendar’s server did not answer in time. It is asked again later.');
    if (error instanceof PrivateAddressError) {
      throw new AppError('bad_input', 'The address of the calendar leads into a private network.');
    }
    throw trouble('The calendar’s server could not be reached. It is asked again later.', error);
  }
}
