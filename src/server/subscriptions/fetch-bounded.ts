import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PrivateAddressError, publicLookup } from './connect-public';

/** Why there is no answer. No message names the address: for calendars it is a secret. */
export class FetchError extends Error {
  override name = 'FetchError';
  constructor(
    readonly kind: 'private' | 'redirects' | 'timeout' | 'too_large' | 'unreachable',
    /** Of the error below only its code: messages of the network hold host and path. */
    cause?: string,
  ) {
    super(kind, { cause });
  }
}

export type Agents = { http: http.Agent; https: https.Agent };

export type FetchPlan = {
  headers: http.OutgoingHttpHeaders;
  timeoutMs: number;
  mostBytes: number;
  /** What to do with more than that: give up, or keep what was read. */
  beyond: 'refuse' | 'cut';
  allowPrivate: boolean;
  /** Checks an address before it is asked: the first one and each that it is led to. Throws what the caller wants. */
  check: (address: string) => Promise<URL>;
  /** Connections that are kept; a new one for each question when left out. */
  agents?: Agents;
  /** Told each piece of the body as it comes; true = that is enough. */
  enough?: (piece: Buffer) => boolean;
  signal?: AbortSignal;
};

export type Answer = { status: number; headers: http.IncomingHttpHeaders; url: URL; body: Buffer };

const MOST_REDIRECTS = 5;

/** Connections that stay open between questions to the same host; `destroy` both in the end. */
export function createAgents(allowPrivate: boolean): Agents {
  const options = { keepAlive: true, maxSockets: 8, maxFreeSockets: 4, timeout: 60_000 };
  const lookup = allowPrivate ? {} : { lookup: publicLookup() };
  return { http: new http.Agent({ ...options, ...lookup }), https: new https.Agent({ ...options, ...lookup }) };
}

function ask(url: URL, { headers, agents, allowPrivate }: FetchPlan, signal: AbortSignal) {
  const secure = url.protocol === 'https:';
  const lookup = allowPrivate ? {} : { lookup: publicLookup() };
  const options = { headers, signal, agent: agents?.[secure ? 'https' : 'http'] ?? false, ...lookup };
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = (secure ? https : http).get(url, options, resolve);
    request.once('error', reject);
  });
}

/** The body unpacked. A connection that breaks off ends what is read here too. */
function decoded(response: http.IncomingMessage): NodeJS.ReadableStream {
  const encoding = (response.headers['content-encoding'] ?? '').toLowerCase();
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null;
  return unpack ? pipeline(response, unpack, () => {}) : response;
}

async function readBody(response: http.IncomingMessage, { mostBytes, beyond, enough }: FetchPlan): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // Counted after unpacking: a small packed answer can be a huge page.
  for await (const chunk of decoded(response)) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += piece.length;
    if (bytes > mostBytes && beyond === 'refuse') throw new FetchError('too_large');
    pieces.push(piece);
    if (enough?.(piece) || (beyond === 'cut' && bytes >= mostBytes)) break;
  }
  return Buffer.concat(pieces).subarray(0, mostBytes);
}

async function follow(address: string, plan: FetchPlan, signal: AbortSignal): Promise<Answer> {
  let url = await plan.check(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await ask(url, plan, signal);
    try {
      const { statusCode: status = 0, headers } = response;
      const { location } = headers;
      if (status >= 300 && status < 400 && status !== 304 && location && URL.canParse(location, url)) {
        url = await plan.check(new URL(location, url).href);
        continue;
      }
      return { status, headers, url, body: status === 304 ? Buffer.alloc(0) : await readBody(response, plan) };
    } finally {
      // What was read to its end leaves its connection to the next question.
      if (response.complete) response.resume();
      else response.destroy();
    }
  }
  throw new FetchError('redirects');
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/**
 * Asks an address on the web within limits of time, bytes and redirects. Every address on the way is checked, and once
 * more when connecting. Throws FetchError, or what `check` throws.
 */
export async function fetchBounded(address: string, plan: FetchPlan): Promise<Answer> {
  const timeout = AbortSignal.timeout(plan.timeoutMs);
  const signal = plan.signal ? AbortSignal.any([timeout, plan.signal]) : timeout;
  const thrownByCheck = new WeakSet<object>();
  const check = async (asked: string) => {
    try {
      return await plan.check(asked);
    } catch (error) {
      if (typeof error === 'object' && error !== null) thrownByCheck.add(error);
      throw error;
    }
  };
  try {
    return await follow(address, { ...plan, check }, signal);
  } catch (error) {
    if (error instanceof FetchError || (error instanceof Error && thrownByCheck.has(error))) throw error;
    if (error instanceof PrivateAddressError) throw new FetchError('private');
    throw new FetchError(timeout.aborted ? 'timeout' : 'unreachable', codeOf(error));
  }
}
