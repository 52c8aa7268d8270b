// Runs inside the page; see in-page.ts for the rules.
import type { ChatMarkup, RawBatch, RawRow } from './chat-markup';

type Queue = {
  list: Element;
  foundAt: number;
  seen: WeakSet<Element>;
  ids: Set<string>;
  rows: (RawRow & { backlog: boolean })[];
  author: string;
};
declare global {
  interface Window {
    jomoChatQueue?: Queue;
  }
}

/**
 * Answers the messages that appeared since the last call, each once: by its id where the site gives ids, else by its
 * element, never by its words. The first call begins to watch. Null while there is no chat.
 */
export function drainChat(markup: ChatMarkup): RawBatch | null {
  let list: Element | null = null;
  for (const selector of markup.list) list ??= document.querySelector(selector);
  if (!list) return null;
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const imageOf = (element: Element | null) =>
    element instanceof HTMLImageElement && /^https?:/.test(element.currentSrc || element.src)
      ? element.currentSrc || element.src
      : '';
  const hex = (color: string) => {
    const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(color);
    if (!parts) return '';
    return `#${parts
      .slice(1)
      .map((one) => Number(one).toString(16).padStart(2, '0'))
      .join('')}`;
  };

  const readWords = (row: Element) => {
    let text = '';
    const images: RawRow['images'] = [];
    const walk = (node: Node) => {
      if (node.nodeType === Node.TEXT_NODE) text += (node.textContent ?? '').replace(/\s+/g, ' ');
      if (!(node instanceof Element) || node.matches('script, style, [hidden]')) return;
      if (node instanceof HTMLImageElement) {
        const words = clean(node.alt || node.getAttribute('aria-label') || node.title) || 'image';
        if (imageOf(node)) images.push({ at: text.length, text: words.slice(0, 100), image: imageOf(node) });
        text += words.slice(0, 100);
        return;
      }
      for (const child of node.childNodes) walk(child);
    };
    let found = false;
    for (const selector of markup.text) {
      const element = row.querySelector(selector);
      if (!element || found) continue;
      found = true;
      walk(element);
    }
    if (!found && markup.text.length === 0) walk(row);
    const lead = text.length - text.trimStart().length;
    return {
      text: text.trim(),
      images: images.map((one) => ({ ...one, at: one.at - lead })).filter((one) => one.at >= 0),
    };
  };

  const read = (queue: Queue, row: Element, at: number, backlog: boolean) => {
    const id = markup.idAttribute ? (row.getAttribute(markup.idAttribute) ?? '') : '';
    if (id && queue.ids.has(id)) return;
    if (id) queue.ids.add(id);
    if (queue.ids.size > 20_000) queue.ids.delete(queue.ids.values().next().value ?? '');
    let kind = 'message';
    for (const [selector, name] of markup.kinds) {
      if (!row.matches(selector) && !row.querySelector(selector)) continue;
      kind = name;
      break;
    }
    const author = row.querySelector(markup.author);
    const name = clean(author?.textContent).replace(/:$/, '');
    if (name) queue.author = name;
    const badges = markup.badge === '' ? [] : [...row.querySelectorAll(markup.badge)];
    queue.rows.push({
      at,
      id,
      kind,
      author: name || (markup.authorCarries ? queue.author : ''),
      color: markup.color && author ? hex(getComputedStyle(author).color) : '',
      badges: badges.slice(0, 10).map((badge) => {
        const image = badge instanceof HTMLImageElement ? badge : badge.querySelector('img');
        const label = badge.getAttribute('aria-label') || image?.alt || badge.getAttribute('title') || image?.title;
        return { name: clean(label || badge.textContent), image: imageOf(image) };
      }),
      amount: markup.amount === '' ? '' : clean(row.querySelector(markup.amount)?.textContent),
      ...readWords(row),
      backlog,
    });
    if (queue.rows.length > 5000) queue.rows.shift();
  };

  const take = (queue: Queue, row: Element, backlog: boolean) => {
    // A row inside a row (a subscription with its message) belongs to the outer one.
    if (queue.seen.has(row) || row.parentElement?.closest(markup.row)) return;
    queue.seen.add(row);
    const at = Date.now();
    // Some pages put a row in place first and fill it a moment later.
    const early = at - queue.foundAt < 2500;
    setTimeout(() => read(queue, row, at, backlog || early), 150);
  };

  if (window.jomoChatQueue?.list !== list) {
    const before = window.jomoChatQueue;
    const queue: Queue = {
      list,
      foundAt: Date.now(),
      seen: new WeakSet(),
      // A list that the page builds anew shows the same messages again.
      ids: before?.ids ?? new Set(),
      rows: before?.rows ?? [],
      author: '',
    };
    window.jomoChatQueue = queue;
    for (const row of list.querySelectorAll(markup.row)) take(queue, row, true);
    // In the same turn as the change: a virtual list may take a row away again before anybody asks.
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(markup.row)) take(queue, node, false);
          for (const row of node.querySelectorAll(markup.row)) take(queue, row, false);
        }
      }
    }).observe(list, { childList: true, subtree: true });
  }
  const queue = window.jomoChatQueue;
  return { page: `${performance.timeOrigin}`, rows: queue ? queue.rows.splice(0, 300) : [] };
}

/** The bytes of a picture as base64, from the browser's cache where it can; null when the site does not let us. */
export async function fetchImage(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      cache: 'force-cache',
      credentials: 'omit',
      signal: AbortSignal.timeout(3000),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok || bytes.length > 262_144) return null;
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  } catch {
    return null;
  }
}
