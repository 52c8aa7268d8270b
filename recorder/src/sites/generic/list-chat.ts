import type { Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { fromBase64, type HiddenPage } from '../../browser/hidden-page';
import { systemClock, within } from '../../clock';
import type { ChatReader, ChatTools } from '../site';
import { drainChat, fetchImage } from './chat-in-page';
import type { ChatMarkup } from './chat-markup';
import { countKnown, type Row, rawBatch, rowKey, toMessage } from './chat-rows';

const POLL_MS = 1000;
const READ_MS = 5000;
/** A popout that shows no chat for this long is given up; the page itself may have one. */
const POPOUT_MS = 20_000;
/** Longer than in-page.ts takes a message for an old one. */
const HOLD_MS = 3500;
const KNOWN = 400;
const NEW_IMAGES = 30;

/** A place where the chat can be read: the hidden popout, or a frame of the recorded page. */
type Source = {
  read(): Promise<unknown>;
  image(address: string): Promise<Uint8Array<ArrayBuffer> | null>;
};

export type ChatPlaces = {
  /** Runs in a frame: what was said since the last call (RawBatch), or null while there is no chat. */
  readFrame: (frame: Frame) => Promise<unknown>;
  readHidden?: (hidden: HiddenPage) => Promise<unknown>;
  expected: boolean;
  /** The address of the chat alone, told from where the recorded page stands; null = it has none (yet). */
  popout?: ((pageUrl: string) => string | null) | undefined;
};

/** A chat whose markup is known. */
export function createListChat(options: Pick<ChatPlaces, 'expected' | 'popout'> & { markup: ChatMarkup }): ChatReader {
  const { markup, expected, popout } = options;
  return createChatReader({
    readFrame: (frame) => frame.evaluate(drainChat, markup),
    readHidden: (hidden) => hidden.evaluate(drainChat, markup),
    expected,
    popout,
  });
}

/**
 * Reads a chat that is a list of rows: from its popout in a page of its own that nobody sees, or, without one, from the
 * recorded page. It asks once a second, so reloads and new browsers need nothing special; what was said is known by
 * the page's own clock.
 */
export function createChatReader(options: ChatPlaces): ChatReader {
  const hashes = new Map<string, string>();
  const refused = new Map<string, number>();
  let known: string[] = [];
  let pageOf = '';
  let heldSince: number | null = null;
  let held: Row[] = [];
  let found = false;

  /**
   * Rows that were not read before, in order. On a page that was loaded again they are held back until it has filled in what
   * was said before, so that this can be compared as a whole.
   */
  function fresh(page: string, rows: Row[], now: number): Row[] {
    if (page !== pageOf) {
      heldSince = pageOf === '' ? null : now;
      pageOf = page;
    }
    held.push(...rows);
    if (heldSince !== null && now - heldSince < HOLD_MS) return [];
    const ids = new Set(known);
    const backlog = heldSince === null ? [] : held.filter((row) => row.backlog && row.id === '');
    const old = new Set(backlog.slice(0, countKnown(known, backlog.map(rowKey))));
    const news = held.filter((row) => (row.id === '' ? !old.has(row) : !ids.has(row.id)));
    heldSince = null;
    held = [];
    known = [...known, ...news.map(rowKey)].slice(-KNOWN);
    return news;
  }

  async function loadImages(source: Source, rows: readonly Row[], keep: ChatTools['keepImage']): Promise<void> {
    const wanted = new Set(rows.flatMap((row) => [...row.images, ...row.badges].map(({ image }) => image)));
    const missing = [...wanted].filter((one) => one !== '' && !hashes.has(one) && (refused.get(one) ?? 0) < 3);
    await Promise.all(
      missing.slice(0, NEW_IMAGES).map(async (address) => {
        const bytes = await within(
          READ_MS,
          source.image(address).catch(() => null),
        );
        const hash = bytes ? keep(bytes) : null;
        if (hash) hashes.set(address, hash);
        else refused.set(address, (refused.get(address) ?? 0) + 1);
      }),
    );
  }

  async function drain(source: Source, tools: ChatTools): Promise<boolean> {
    const answer = await within(READ_MS, source.read());
    const batch = rawBatch.safeParse(answer ?? null);
    if (!batch.success || batch.data === null) return false;
    const rows = fresh(batch.data.page, batch.data.rows, systemClock.now());
    await loadImages(source, rows, tools.keepImage);
    if (rows.length > 0) tools.onMessages(rows.map((row) => toMessage(row, hashes)));
    return true;
  }

  async function watch(page: Page, tools: ChatTools, signal: AbortSignal): Promise<void> {
    const popout = createPopout(options, tools);
    while (!signal.aborted && !page.isClosed()) {
      const hidden = await popout.source(page.url());
      let there = false;
      // Never both: they show the same messages.
      for (const source of hidden ? [hidden] : page.frames().map((frame) => fromFrame(frame, options))) {
        if (!(await drain(source, tools).catch(() => false))) continue;
        if (hidden) popout.worked();
        there = true;
        break;
      }
      found = there;
      await systemClock.sleep(POLL_MS, signal);
    }
    await popout.close();
  }

  return {
    start: async (page, tools) => {
      const stopping = new AbortController();
      found = false;
      void watch(page, tools, stopping.signal).catch(() => undefined);
      return () => stopping.abort();
    },
    found: async () => found,
    expected: options.expected,
  };
}

function fromFrame(frame: Frame, { readFrame }: ChatPlaces): Source {
  return {
    read: () => readFrame(frame),
    image: async (address) => {
      const text = z
        .string()
        .nullable()
        .catch(null)
        .parse(await frame.evaluate(fetchImage, address));
      return text ? fromBase64(text) : null;
    },
  };
}

function fromHidden(hidden: HiddenPage, { readHidden }: ChatPlaces): Source {
  return {
    read: async () => readHidden?.(hidden) ?? null,
    image: async (address) => {
      const loaded = await hidden.imageBytes(address);
      if (loaded) return loaded;
      const text = z
        .string()
        .nullable()
        .catch(null)
        .parse(await hidden.evaluate(fetchImage, address));
      return text ? fromBase64(text) : null;
    },
  };
}

/**
 * The popout as it comes and goes: opened when the page's address is known, anew when that changes or when it has shown
 * no chat for a while; given up after the second time in a row.
 */
function createPopout(places: ChatPlaces, tools: ChatTools) {
  let open: { url: string; hidden: HiddenPage; source: Source; goodAt: number } | null = null;
  let failures = 0;
  const close = async () => {
    const mine = open;
    open = null;
    await mine?.hidden.close();
  };
  return {
    worked: () => {
      failures = 0;
      if (open) open.goodAt = systemClock.now();
    },
    close,
    source: async (pageUrl: string): Promise<Source | null> => {
      const url = places.popout?.(pageUrl) ?? null;
      if (open && url && open.url !== url) await close();
      if (open && systemClock.now() - open.goodAt > POPOUT_MS) {
        failures += 1;
        await close();
      }
      if (open || !url || failures >= 2) return open?.source ?? null;
      const hidden = await within(
        POPOUT_MS,
        tools.openHidden(url).catch(() => null),
      );
      if (hidden) open = { url, hidden, source: fromHidden(hidden, places), goodAt: systemClock.now() };
      else failures += 1;
      return open?.source ?? null;
    },
  };
}
