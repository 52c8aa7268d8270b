import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import type { Logger } from '../../log';
import { describeAway, isAway, MongoAwayError } from './describe-away';

/** One command, with the search for a server. */
const ANSWER_MS = 3_000;
const SELECT_MS = 2_000;
const RETRY_MS = 1_000;

export type MongoLink = {
  readonly db: Db;
  /** Runs commands. Throws MongoAwayError when the server does not answer, and at once while it is known to be away. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Null while it is believed to answer, else why not. */
  awayBecause(): string | null;
  /** When it answered again after having been away, epoch milliseconds; 0 when it never was. */
  backSince(): number;
  /**
   * Each time it answers again, `before` is awaited with a `run` of its own while `run` still fails for all others, then
   * `after` is called.
   */
  onBack(before: (run: MongoLink['run']) => Promise<void>, after: () => void): void;
  close(): Promise<void>;
};

/** The database of the address, by default `jomo`. */
function openClient(uri: string): { client: MongoClient; db: Db } {
  try {
    const client = new MongoClient(uri, {
      appName: 'jomo',
      ignoreUndefined: true,
      serverSelectionTimeoutMS: SELECT_MS,
      connectTimeoutMS: SELECT_MS,
    });
    const named = /^[^/]+:\/\/[^/]+\/[^?]/.test(uri);
    return { client, db: client.db(named ? undefined : 'jomo') };
  } catch {
    // The driver's own message may hold the address, and with it the password.
    throw new Error('MONGODB_URI is not an address of a MongoDB: mongodb://user:password@host:27017/jomo');
  }
}

/**
 * The connection to MongoDB, which may be away at the start or at any time: then it is asked once a second whether it is
 * back, and everything else fails at once. Nothing that it tells, throws or logs contains the address.
 */
export function openMongoLink(uri: string, log: Logger): MongoLink {
  const { client, db } = openClient(uri);
  const listeners: { before: (run: MongoLink['run']) => Promise<void>; after: () => void }[] = [];
  let away: { because: string; since: number } | null = null;
  let backSince = 0;
  let connected = false;
  const closing = new AbortController();

  /** Left to itself, a client whose first connection failed stays closed for ever (mongodb 7.9). */
  async function connect(): Promise<void> {
    if (connected) return;
    await client.connect();
    connected = true;
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const late = new AbortController();
    const tooLate = sleep(ANSWER_MS, undefined, { signal: late.signal }).then(
      () => Promise.reject(new MongoAwayError('MongoDB does not answer: no answer in time')),
      () => new Promise<never>(() => {}),
    );
    try {
      return await Promise.race([connect().then(work), tooLate]);
    } catch (error) {
      if (!isAway(error)) throw error;
      const because = describeAway(error);
      lose(because);
      throw new MongoAwayError(`MongoDB does not answer: ${because}`);
    } finally {
      late.abort();
    }
  }

  function lose(because: string): void {
    if (away) {
      away.because = because;
      return;
    }
    if (closing.signal.aborted) return;
    away = { because, since: Date.now() };
    log.warn({ because }, 'MongoDB does not answer; jobs are kept and handed over when it is back');
    void waitUntilBack();
  }

  async function waitUntilBack(): Promise<void> {
    while (!closing.signal.aborted) {
      await sleep(RETRY_MS, undefined, { signal: closing.signal, ref: false }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        await attempt(() => db.command({ ping: 1 }));
        backSince = Date.now();
        for (const { before } of listeners) await before(attempt);
        log.info({ awayMs: Date.now() - (away?.since ?? 0) }, 'MongoDB answers again');
        away = null;
        for (const { after } of listeners) after();
        return;
      } catch (error) {
        if (!(error instanceof MongoAwayError)) log.error({ err: error }, 'MongoDB is back but cannot be used');
      }
    }
  }

  return {
    db,
    async run(work) {
      if (away) throw new MongoAwayError(`MongoDB does not answer: ${away.because}`);
      return attempt(work);
    },
    awayBecause: () => away?.because ?? null,
    backSince: () => backSince,
    onBack: (before, after) => void listeners.push({ before, after }),
    async close() {
      closing.abort();
      await client.close();
    },
  };
}
