// Runs inside the page; see sites/generic/in-page.ts for the rules.
export type RawMessage = {
  at: number;
  kind: string;
  author: string;
  color: string;
  badges: string;
  amount: string;
  text: string;
};

/**
 * Watches `[data-jomo-chat]` and hands every `[data-jomo-message]` on, once per element, through the binding. Messages
 * that are there at the start were said before: they count as new only when the page is younger than five seconds.
 */
export function watchChat(contract: { list: string; row: string; text: string }): void {
  const everyRow = `${contract.list} ${contract.row}`;
  const host = window as Window & { jomoChatWatched?: boolean; jomoChat?: (messages: RawMessage[]) => void };
  if (host.jomoChatWatched || window !== window.top) return;
  host.jomoChatWatched = true;
  const seen = new WeakSet<Element>();
  const waiting: RawMessage[] = [];
  const take = (element: Element) => {
    if (seen.has(element)) return;
    seen.add(element);
    const get = (name: string) => element.getAttribute(`data-${name}`) ?? '';
    const text = element.querySelector(contract.text)?.textContent ?? '';
    const facts = { kind: get('kind'), author: get('author'), color: get('color'), badges: get('badges') };
    waiting.push({ at: Date.now(), ...facts, amount: get('amount'), text });
  };
  const scan = (node: Node) => {
    if (!(node instanceof Element) || !node.closest(contract.list)) {
      if (node instanceof Element) node.querySelectorAll(everyRow).forEach(take);
      return;
    }
    if (node.matches(contract.row)) take(node);
    node.querySelectorAll(contract.row).forEach(take);
  };
  const begin = () => {
    const old = performance.now() > 5000;
    for (const element of document.querySelectorAll(everyRow)) {
      if (old) seen.add(element);
      else take(element);
    }
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(scan);
    }).observe(document.documentElement, { childList: true, subtree: true });
    setInterval(() => {
      if (waiting.length === 0 || !host.jomoChat) return;
      host.jomoChat(waiting.splice(0, 500));
    }, 500);
  };
  if (document.documentElement) begin();
  else document.addEventListener('readystatechange', begin, { once: true });
}
