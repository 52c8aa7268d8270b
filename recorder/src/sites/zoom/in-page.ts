// Functions that run inside the page; see sites/generic/in-page.ts for the rules.
import type { ZoomFacts } from './state';

type Selectors = Readonly<Record<string, readonly string[] | string>>;

/** What is seen of the client in this frame. Hidden by our own filling of the frame still counts as there. */
export function readFacts(options: { selectors: Selectors; launch: string; mediaQuestion: string }): ZoomFacts {
  const listOf = (name: string) => {
    const found = options.selectors[name];
    return typeof found === 'string' ? [found] : (found ?? []);
  };
  const laidOut = (element: Element) => element.getClientRects().length > 0;
  const has = (name: string) => listOf(name).some((selector) => [...document.querySelectorAll(selector)].some(laidOut));
  const chat = [...listOf('chatList'), ...listOf('chatInput')].join(', ');
  const wordsIn = (root: Node | null) => {
    if (!root) return '';
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let seen = 0; seen < 3000 && text.length < 6000 && walker.nextNode(); seen += 1) {
      const parent = walker.currentNode.parentElement;
      if (!parent || parent.closest(chat) || parent.matches('script, style, noscript') || !laidOut(parent)) continue;
      text += `${walker.currentNode.textContent ?? ''} `;
    }
    return text.replace(/\s+/g, ' ').toLowerCase();
  };
  const dialogs = listOf('dialog').flatMap((selector) => [...document.querySelectorAll(selector)]);
  const labelled = (words: string) => {
    const wanted = new RegExp(`^(${words})$`, 'i');
    return [...document.querySelectorAll('button, a, [role="button"]')].some(
      (one) => laidOut(one) && wanted.test((one.textContent || one.getAttribute('aria-label') || '').trim()),
    );
  };
  const dialog = dialogs.map(wordsIn).join('\n');
  return {
    url: location.href,
    title: document.title.toLowerCase(),
    text: wordsIn(document.body),
    dialog,
    name: has('name'),
    passcode: has('passcode'),
    join: has('join'),
    captcha: has('captcha'),
    cookie: has('cookie'),
    disclaimer: has('disclaimer'),
    launch: labelled(options.launch),
    mediaQuestion: /microphone/.test(dialog) && labelled(options.mediaQuestion),
    leave: has('leave'),
    meeting: has('meeting'),
  };
}

/** Presses through the DOM the first of these that is there: other elements may lie over it. Answers whether it was. */
export function pressFirst(selectors: readonly string[]): boolean {
  for (const selector of selectors) {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (element.getClientRects().length === 0 || element.matches(':disabled, [aria-disabled="true"], .disabled'))
        continue;
      element.click();
      return true;
    }
  }
  return false;
}

/** Presses a button by its words, tried in the order of `words` (split at |), inside `within` if given. */
export function pressWords(options: { words: string; within: readonly string[] | null }): boolean {
  const roots: ParentNode[] = options.within
    ? options.within.flatMap((selector) => [...document.querySelectorAll(selector)])
    : [document];
  for (const words of options.words.split('|')) {
    const wanted = new RegExp(`^(${words})$`, 'i');
    for (const root of roots) {
      for (const element of root.querySelectorAll<HTMLElement>('button, a, [role="button"]')) {
        const label = (element.textContent ?? '').trim() || (element.getAttribute('aria-label') ?? '');
        if (element.getClientRects().length === 0 || !wanted.test(label.replace(/\s+/g, ' '))) continue;
        element.click();
        return true;
      }
    }
  }
  return false;
}

/** Turns microphone and camera of the preview off: presses a control only while it says that it would turn them off. */
export function muteControls(selectors: readonly string[]): void {
  for (const selector of selectors) {
    const control = document.querySelector<HTMLElement>(selector);
    const label = (control?.getAttribute('aria-label') ?? control?.textContent ?? '').trim().toLowerCase();
    if (control && /^(mute|stop video|turn off|stop)/.test(label)) control.click();
  }
}

/**
 * Lets the shared screen, else the speaker, fill the frame; everything else stays where it is but is not seen, so that the
 * chat can still be read. Chosen anew at every call, by attributes and one style sheet that can be taken away again.
 */
export function fillMeeting(candidates: readonly string[]): void {
  const area = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.width * box.height;
  };
  let target: Element | null = null;
  for (const selector of candidates) {
    target ??= [...document.querySelectorAll(selector)].find((one) => area(one) > 2000) ?? null;
  }
  // Nothing known by name: the largest picture, but once it fills the frame it stays.
  target ??=
    document.querySelector('[data-jomo-target]') ??
    [...document.querySelectorAll('video, canvas')]
      .filter((one) => area(one) > 20_000)
      .sort((a, b) => area(b) - area(a))[0] ??
    null;
  if (!target) return;
  if (!document.getElementById('jomo-fill')) {
    const sheet = document.createElement('style');
    sheet.id = 'jomo-fill';
    sheet.textContent = `:root{background:#000!important;overflow:hidden!important;cursor:none!important}
      body *{visibility:hidden!important}
      [data-jomo-path]{transform:none!important;translate:none!important;scale:none!important;filter:none!important;
        perspective:none!important;contain:none!important;clip-path:none!important;overflow:visible!important;opacity:1!important;
        container-type:normal!important;will-change:auto!important;backdrop-filter:none!important}
      [data-jomo-target]{position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;
        max-width:none!important;max-height:none!important;margin:0!important;padding:0!important;border:0!important;
        transform:none!important;object-fit:contain!important;visibility:visible!important;opacity:1!important;
        z-index:2147483647!important;background:#000!important}
      [data-jomo-target] *{visibility:visible!important}`;
    document.head.append(sheet);
  }
  if (target.hasAttribute('data-jomo-target')) return;
  for (const old of document.querySelectorAll('[data-jomo-target], [data-jomo-path]')) {
    old.removeAttribute('data-jomo-target');
    old.removeAttribute('data-jomo-path');
  }
  target.setAttribute('data-jomo-target', '');
  for (let at = target.parentElement; at; at = at.parentElement) at.setAttribute('data-jomo-path', '');
}
