// Runs inside the page; see in-page.ts for the rules.
import type { RawBatch, RawRow } from './chat-markup';
import type { AnyChat } from './selectors';

type Found = { list: Element; foundAt: number; seen: WeakSet<Element>; rows: (RawRow & { backlog: boolean })[] };
declare global {
  interface Window {
    jomoAnyChat?: { found: Found | null; soughtAt: number };
  }
}

/**
 * Like `drainChat`, for a chat that is known by its looks alone: what says that it is a log or a chat, open shadow roots
 * included, and in it the element with the most children that have a name and words. What has neither is never a message, so
 * that a status line or a list of links is left alone. Null while there is none.
 */
export function drainAnyChat(looks: AnyChat): RawBatch | null {
  if (document.querySelector(looks.contract)) return null;
  window.jomoAnyChat ??= { found: null, soughtAt: Number.NEGATIVE_INFINITY };
  const state = window.jomoAnyChat;
  const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  /** Name and words of a child of a list; null when it is no message. */
  const read = (row: Element): { author: string; text: string } | null => {
    const named = row.querySelector(looks.author);
    if (!(named instanceof HTMLElement)) return null;
    const author = clean(named.textContent).replace(/\s*:$/, '');
    if (author === '' || author.length > 80) return null;
    for (const selector of looks.words) {
      const words = [...row.querySelectorAll(selector)].find((one) => !one.contains(named) && !named.contains(one));
      if (words && clean(words.textContent)) return { author, text: clean(words.textContent) };
    }
    const all = row.cloneNode(true);
    if (!(all instanceof Element)) return null;
    for (const one of all.querySelectorAll('script, style, button, time')) one.remove();
    all.querySelector(looks.author)?.remove();
    const text = clean(all.textContent).replace(/^:\s*/, '');
    return text === '' ? null : { author, text };
  };

  const seek = (): Element | null => {
    const roots: (Document | ShadowRoot)[] = [document];
    let best: Element | null = null;
    let most = 0;
    for (let root = roots.pop(); root; root = roots.pop()) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      const lists = new Set<Element>();
      for (const area of root.querySelectorAll(looks.areas)) {
        for (const name of area.querySelectorAll(looks.author)) {
          // The list is the first thing around a name that holds more than the one message.
          let row: Element = name;
          while (row !== area && row.parentElement && row.parentElement.children.length < 2) row = row.parentElement;
          for (let up: Element | null = row; up && up !== area; up = up.parentElement) {
            if (up.parentElement) lists.add(up.parentElement);
          }
        }
      }
      for (const list of [...lists].slice(0, 200)) {
        const count = [...list.children].slice(-50).filter((child) => read(child) !== null).length;
        if (count > most) {
          most = count;
          best = list;
        }
      }
    }
    return most >= 2 ? best : null;
  };

  if (state.found && !state.found.list.isConnected) state.found = null;
  const now = Date.now();
  // A look at all of a big page is not for every second.
  if (!state.found && now - state.soughtAt >= 5000) {
    state.soughtAt = now;
    const list = seek();
    if (list) {
      const found: Found = { list, foundAt: now, seen: new WeakSet(), rows: [] };
      const take = (row: Element, backlog: boolean) => {
        if (found.seen.has(row)) return;
        found.seen.add(row);
        const at = Date.now();
        // Some pages put a row in place first and fill it a moment later.
        const early = backlog || at - found.foundAt < 2500;
        setTimeout(() => {
          const message = read(row);
          if (!message || found.rows.length >= 5000) return;
          const plain = { kind: 'message', id: '', color: '', badges: [], amount: '', images: [] };
          found.rows.push({ at, ...plain, ...message, backlog: early });
        }, 150);
      };
      for (const row of list.children) take(row, true);
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
          for (const node of addedNodes) if (node instanceof Element) take(node, false);
        }
      }).observe(list, { childList: true });
      state.found = found;
    }
  }
  if (!state.found) return null;
  return { page: `${performance.timeOrigin}`, rows: state.found.rows.splice(0, 300) };
}
