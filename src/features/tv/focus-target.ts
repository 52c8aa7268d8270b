/** Sliders of media-chrome keep their input in a shadow root; the host stands for it. */
const sliderHosts = 'media-time-range, media-volume-range';
const focusable = '[tabindex], a[href], button, input, select, textarea, summary';

/** What has the focus; null when nothing of the page has. */
export function focusedElement(): HTMLElement | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== document.body && active !== document.documentElement
    ? active
    : null;
}

function isShown(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
}

/** All that can be focused within, in the order of the page. */
export function focusablesIn(scope: ParentNode): HTMLElement[] {
  return Array.from(scope.querySelectorAll<HTMLElement>(focusable)).filter(
    (element) => element.tabIndex >= 0 && !element.hasAttribute('disabled') && isShown(element),
  );
}

/**
 * The spatial navigation looks for links, buttons and inputs that are not marked otherwise. So this marks what it would
 * miss (sliders, lists, disclosures) and what it must not find (what is hidden).
 */
export function prepareTargets(scope: ParentNode): void {
  for (const element of scope.querySelectorAll<HTMLElement>(`${sliderHosts}, select, textarea, summary`)) {
    if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
  }
  // Left out for the Tab key only, of which a remote control has none.
  for (const element of scope.querySelectorAll('[data-tv="stop"]')) element.setAttribute('tabindex', '0');
  for (const element of scope.querySelectorAll<HTMLElement>(focusable)) {
    const hidden = getComputedStyle(element).visibility === 'hidden' || element.closest('[inert]') !== null;
    if (hidden !== element.classList.contains('lrud-ignore') && element.dataset.tv !== 'never') {
      element.classList.toggle('lrud-ignore', hidden);
    }
  }
}

let ids = 0;

/** Gives `element` the focus and moves it to the middle of the screen. */
export function focusOn(element: HTMLElement): void {
  // Rows remember by it which of their entries had the focus.
  if (!element.id) {
    ids += 1;
    element.id = `tv-${ids}`;
  }
  const input = element.matches(sliderHosts) ? element.shadowRoot?.querySelector('input') : null;
  (input ?? element).focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center', inline: 'center' });
}

/** Where the focus begins at best: on what the page names, else on a video. */
export function bestTarget(scope: ParentNode): HTMLElement | null {
  const all = focusablesIn(scope);
  return (
    all.find((element) => element.matches('[data-tv-first]')) ??
    all.find((element) => element.matches('a[href^="/watch/"]')) ??
    null
  );
}

/** Where the focus begins: where best, else on the first thing of the content. */
export function firstTarget(scope: ParentNode): HTMLElement | null {
  const all = focusablesIn(scope);
  return bestTarget(scope) ?? all.find((element) => !element.matches('nav *')) ?? all[0] ?? null;
}
