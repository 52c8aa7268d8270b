import { AppError } from '../../errors';
import { assertPublicUrl, type Lookup } from '../check-url';
import { type Agents, type Answer, FetchError, fetchBounded } from '../fetch-bounded';
import { type Probe, ProbeError, type Sighting } from './probe';
import { readPageHint } from './read-page-hint';

const TIMEOUT_MS = 15_000;
/** Of a page after unpacking: enough for the largest of the known sites. */
const MOST_BYTES = 1_500_000;
/** What follows the mark that it is live is read so far, for dates stand beside it. */
const AFTER_MARK = 16_384;
/** Pages whose answer is remembered for asking only for news. */
const MOST_REMEMBERED = 5000;

const MARKS = ['isLiveBroadcast', 'isLiveNow'].map((mark) => Buffer.from(mark));

/** Pages that stand before a site for whoever looks like a robot; told by their titles, and by where they are. */
const WALL_TITLE = /<title>[^<]*(just a moment|attention required|captcha|are you (a )?(human|robot)|unusual traffic)/i;
const WALL_PATH = /^\/(sorry|captcha|challenge)\b/i;

export const pageHeaders = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
  'accept-language': 'en;q=0.8,*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Mozilla/5.0 (compatible; Jomo; personal recorder)',
};

export type PageDeps = { allowPrivate: boolean; lookup: Lookup; agents: Agents; now: () => number };

/** Tells when enough of a page was read. */
function createMarkWatch(): (piece: Buffer) => boolean {
  let since: number | null = null;
  return (piece) => {
    if (since !== null) since += piece.length;
    else if (MARKS.some((mark) => piece.includes(mark))) since = 0;
    return since !== null && since >= AFTER_MARK;
  };
}

function explain({ kind }: FetchError): ProbeError {
  const sentences = {
    private: 'the address leads into a private network.',
    redirects: 'the address leads from one address to the next without end.',
    timeout: 'it did not answer in time.',
    too_large: 'its page is too large.',
    unreachable: 'there is no connection to it.',
  };
  return new ProbeError(sentences[kind], 'unreachable');
}

/** Throws ProbeError for an answer that is no page of the channel. */
function refuse({ status, url, headers }: Answer, html: string): void {
  const walled = status === 429 || status === 403 || headers['cf-mitigated'] === 'challenge';
  if (walled || WALL_PATH.test(url.pathname) || WALL_TITLE.test(html)) {
    throw new ProbeError(`the page is behind a wall (${status}).`, 'bot_wall');
  }
  if (status === 404 || status === 410) throw new ProbeError(`the page is not there (${status}).`, 'gone');
  if (status !== 200) throw new ProbeError(`it answers with an error (${status}).`, 'unreachable');
}

type Remembered = { etag: string | undefined; lastModified: string | undefined; sighting: Sighting };

function remember(memory: Map<string, Remembered>, key: string, { headers }: Answer, sighting: Sighting): void {
  memory.delete(key);
  const { etag, 'last-modified': lastModified } = headers;
  // What is planned becomes live without the page changing.
  if ((!etag && !lastModified) || sighting.verdict === 'upcoming') return;
  memory.set(key, { etag, lastModified, sighting });
  const [oldest] = memory.keys();
  if (memory.size > MOST_REMEMBERED && oldest !== undefined) memory.delete(oldest);
}

/**
 * The cheapest look: the page as it comes, without any script run. It asks only for news where the site allows that, and
 * stops reading once it knows. Not for Kick, which shows plain programs its wall only.
 */
export function createPageProbe({ allowPrivate, lookup, agents, now }: PageDeps): Probe {
  const memory = new Map<string, Remembered>();
  const check = (address: string) => assertPublicUrl({ allowPrivate, lookup }, address);

  async function ask(address: string, known: Remembered | undefined, signal: AbortSignal): Promise<Answer> {
    try {
      return await fetchBounded(address, {
        headers: {
          ...pageHeaders,
          ...(known?.etag ? { 'if-none-match': known.etag } : {}),
          ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
        },
        timeoutMs: TIMEOUT_MS,
        mostBytes: MOST_BYTES,
        beyond: 'cut',
        allowPrivate,
        check,
        agents,
        enough: createMarkWatch(),
        signal,
      });
    } catch (error) {
      if (error instanceof FetchError) throw explain(error);
      if (error instanceof AppError) throw new ProbeError(error.userMessage, 'unreachable');
      throw error;
    }
  }

  return {
    name: 'hint',
    fits: ({ site }) => site !== 'kick',
    async look({ site, liveUrl, liveBy }, signal) {
      const liveByHint = liveBy === 'hint';
      // An answer was read with what was known then.
      const key = `${liveByHint ? 'live ' : ''}${liveUrl}`;
      const known = memory.get(key);
      const answer = await ask(liveUrl, known, signal);
      if (answer.status === 304 && known) return known.sighting;
      const html = answer.body.toString('utf8');
      refuse(answer, html);
      const sighting = readPageHint(html, now(), { site, liveByHint });
      remember(memory, key, answer, sighting);
      return sighting;
    },
  };
}
