import { MOST_CALENDAR_BYTES } from '@/shared/feed';
import { AppError } from '../../errors';
import { assertPublicUrl, type Lookup } from '../check-url';
import { type Answer, FetchError, fetchBounded } from '../fetch-bounded';

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

const TIMEOUT_MS = 30_000;

// No sentence here names the address: it is a secret, and sentences are stored, shown and logged.
const trouble = (sentence: string, cause?: unknown) => new AppError('unavailable', sentence, { cause });

/** webcal: is how calendar programs write https:. */
export function normalizeCalendarUrl(address: string): string {
  return address.trim().replace(/^webcals?:/i, 'https:');
}

/** Checks a calendar's address: https, unless private addresses are allowed on this server. Throws AppError `bad_input`. */
export async function assertCalendarUrl({ allowPrivate, lookup }: FetchOptions, address: string): Promise<URL> {
  const url = await assertPublicUrl({ allowPrivate, lookup }, normalizeCalendarUrl(address)).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : undefined;
    throw error instanceof AppError ? error : trouble('The address of the calendar could not be checked.', name);
  });
  if (url.protocol !== 'https:' && !allowPrivate) {
    const sentence = 'The address of a calendar must begin with https://: it is a secret on its way.';
    throw new AppError('bad_input', sentence, { field: 'url' });
  }
  return url;
}

function textOf({ body, headers }: Answer): string {
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(headers['content-type'] ?? '') ?? [];
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

function explain({ kind, cause }: FetchError, mostBytes: number): AppError {
  switch (kind) {
    case 'private':
      return new AppError('bad_input', 'The address of the calendar leads into a private network.');
    case 'redirects':
      return trouble('The calendar’s address leads from one address to the next without end.');
    case 'timeout':
      return trouble('The calendar’s server did not answer in time. It is asked again later.');
    case 'too_large':
      return trouble(`The calendar is larger than ${Math.round(mostBytes / 1024 / 1024)} MB, which is not read.`);
    case 'unreachable':
      return trouble('The calendar’s server could not be reached. It is asked again later.', cause);
  }
}

/**
 * Asks a calendar's server for the calendar, or whether it changed. Every address on the way is checked again, at the
 * latest when connecting. Throws AppError whose sentence does not hold the address.
 */
export async function fetchCalendar(options: FetchOptions, address: string, known: Known): Promise<FetchedCalendar> {
  const mostBytes = options.mostBytes ?? MOST_CALENDAR_BYTES;
  try {
    const answer = await fetchBounded(address, {
      headers: {
        accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': 'Jomo calendar reader',
        ...(known.etag ? { 'if-none-match': known.etag } : {}),
        ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
      },
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      mostBytes,
      beyond: 'refuse',
      allowPrivate: options.allowPrivate,
      check: (url) => assertCalendarUrl(options, url),
    });
    if (answer.status === 304) return { status: 'unchanged' };
    if (answer.status !== 200) throw refusal(answer.status);
    const { etag = null, 'last-modified': lastModified = null } = answer.headers;
    return { status: 'fetched', text: textOf(answer), etag, lastModified };
  } catch (error) {
    if (error instanceof FetchError) throw explain(error, mostBytes);
    throw error instanceof AppError
      ? error
      : trouble('The calendar’s server could not be reached. It is asked again later.');
  }
}
