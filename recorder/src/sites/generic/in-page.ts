// Functions that run inside the page. Playwright sends their source text, so each stands alone: no imports, nothing
// from around it. What must last between calls lives under one symbol-like property of the frame's window.
import type { MediaSample } from './live';

type Scored = MediaSample & { score: number };
declare global {
  interface Window {
    /** Element that was chosen last in this frame, its number, and how often it was unmuted again. */
    jomoRecorder?: { element: HTMLMediaElement; number: number; unmuted: number };
  }
}

/** Finds the largest playing or playable media element of this frame, in open shadow roots too, and remembers it. */
export function findBestMedia(): Scored | null {
  const found: HTMLMediaElement[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLMediaElement) found.push(element);
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  let best: HTMLMediaElement | null = null;
  let bestScore = 0;
  for (const element of found) {
    const box = element.getBoundingClientRect();
    const area = Math.min(box.width, 4000) * Math.min(box.height, 4000);
    const style = getComputedStyle(element);
    const shown = area > 0 && style.display !== 'none';
    const hasSource =
      element.currentSrc !== '' || element.srcObject !== null || element.querySelector('source') !== null;
    const playing = !element.paused && !element.ended && element.readyState >= 2;
    // A tiny or hidden video is a preview or an advert's beacon unless nothing else plays; audio has no size.
    const size = shown ? area : 1;
    const score = (hasSource ? 10 : 1) * (playing ? 10 : 1) * (element.loop ? 0.2 : 1) * size;
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  if (!best) return null;
  const before = window.jomoRecorder;
  if (before?.element !== best) window.jomoRecorder = { element: best, number: (before?.number ?? 0) + 1, unmuted: 0 };
  const box = best.getBoundingClientRect();
  return {
    score: bestScore,
    at: Date.now(),
    id: `${performance.timeOrigin} ${window.jomoRecorder?.number} ${best.currentSrc}`.slice(0, 300),
    kind: best instanceof HTMLVideoElement ? 'video' : 'audio',
    width: box.width,
    height: box.height,
    paused: best.paused,
    ended: best.ended,
    muted: best.muted || best.volume === 0,
    driven: best.dataset.jomoWatched === 'yes',
    readyState: best.readyState,
    currentTime: best.currentTime,
    protected: Boolean(best.mediaKeys),
    error: best.error?.code ?? 0,
  };
}

/**
 * Plays the chosen element with sound, and keeps the sound on (a page that mutes again in a loop wins after 20 times).
 * False = it needs a click: an element that has no source yet would count as not paused after play() and never play.
 */
export async function playChosen(): Promise<boolean> {
  const state = window.jomoRecorder;
  if (!state) return false;
  const { element } = state;
  if (element.networkState === HTMLMediaElement.NETWORK_EMPTY) return false;
  const unmute = () => {
    if ((!element.muted && element.volume === 1) || state.unmuted >= 20) return;
    state.unmuted += 1;
    element.muted = false;
    element.volume = 1;
  };
  if (!element.dataset.jomoWatched) {
    element.dataset.jomoWatched = 'yes';
    element.addEventListener('volumechange', () => setTimeout(unmute, 200));
  }
  unmute();
  if (element.paused && !element.ended) {
    const started = element.play().then(
      () => true,
      () => false,
    );
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 1000))]);
  }
  return !element.paused;
}

/**
 * Lets an element fill the frame: the one given (an iframe), or else the chosen media element. Everything
 * else is hidden; ancestors lose what would clip or move a fixed box. Inline styles, so it works in shadow roots too.
 */
export function fillFrame(given: Node | null): void {
  const target = given ?? window.jomoRecorder?.element;
  if (!target || !(target instanceof HTMLElement)) return;
  const set = (element: HTMLElement, style: Record<string, string>) => {
    for (const [name, value] of Object.entries(style)) {
      if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value, 'important');
    }
  };
  set(target, {
    position: 'fixed',
    top: '0px',
    left: '0px',
    width: '100vw',
    height: '100vh',
    'max-width': 'none',
    'max-height': 'none',
    'min-width': '0px',
    'min-height': '0px',
    margin: '0px',
    padding: '0px',
    border: '0px',
    'border-radius': '0px',
    transform: 'none',
    'object-fit': 'contain',
    visibility: 'visible',
    opacity: '1',
    'z-index': '2147483647',
    'background-color': 'rgb(0, 0, 0)',
  });
  // Native controls would be recorded.
  if (target instanceof HTMLMediaElement) target.controls = false;
  const css =
    ':root{background:#000!important;overflow:hidden!important;cursor:none!important} body *,:host *{visibility:hidden!important}';
  for (let at: Node | null = target; at; ) {
    const parent: Node | null = at instanceof HTMLElement && at.assignedSlot ? at.assignedSlot : at.parentNode;
    if (parent instanceof ShadowRoot || parent instanceof Document) {
      const place = parent instanceof Document ? parent.head : parent;
      if (place && !place.querySelector('style[data-jomo-fill]')) {
        const sheet = document.createElement('style');
        sheet.dataset.jomoFill = 'yes';
        sheet.textContent = css;
        place.append(sheet);
      }
      at = parent instanceof ShadowRoot ? parent.host : null;
      if (at instanceof HTMLElement)
        set(at, { transform: 'none', filter: 'none', overflow: 'visible', contain: 'none', opacity: '1' });
      continue;
    }
    if (parent instanceof HTMLElement) {
      set(parent, {
        transform: 'none',
        translate: 'none',
        scale: 'none',
        rotate: 'none',
        filter: 'none',
        'backdrop-filter': 'none',
        perspective: 'none',
        contain: 'none',
        'container-type': 'normal',
        'will-change': 'auto',
        'clip-path': 'none',
        mask: 'none',
        overflow: 'visible',
        opacity: '1',
      });
    }
    at = parent;
  }
}

/** Presses the button that accepts a consent banner, if one of the common ones, or a clear one, is there. */
export function pressConsent(): string | null {
  const known = [
    '#onetrust-accept-btn-handler',
    '#didomi-notice-agree-button',
    '.qc-cmp2-summary-buttons button[mode="primary"]',
    '#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll',
    '#CybotCookiebotDialogBodyButtonAccept',
    '.fc-consent-root .fc-cta-consent',
    'form[action*="consent.google"] button[jsname]:last-of-type',
    'ytd-consent-bump-v2-lightbox button[aria-label*="Accept" i]',
    'button.sp_choice_type_11',
    '#usercentrics-root button[data-testid="uc-accept-all-button"]',
    'button[data-testid="uc-accept-all-button"]',
    '#truste-consent-button',
    '.cky-btn-accept',
    '.osano-cm-accept-all',
    '.cmplz-accept',
  ];
  const words =
    /^(accept( all)?( cookies)?|allow all( cookies)?|agree( (and|&) (close|continue|proceed))?|i agree|i accept|agree to all|yes,? i agree|got it|accept (and|&) (close|continue)|alle akzeptieren|akzeptieren|zustimmen|tout accepter|accepter|aceptar( todo)?|accetta( tutto)?)$/i;
  const aboutConsent = /cookie|consent|gdpr|privacy|cmp\b|datenschutz/i;
  const visible = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  const buttons: HTMLElement[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const selector of known) {
      const button = root.querySelector(selector);
      if (button instanceof HTMLElement && visible(button)) {
        button.click();
        return selector;
      }
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLElement && element.matches('button, [role="button"], input[type="submit"]'))
        buttons.push(element);
    }
  }
  // By its words only inside something that looks like a consent dialog: any other "Accept" may agree to anything.
  for (const button of buttons) {
    const text = (button instanceof HTMLInputElement ? button.value : (button.textContent ?? ''))
      .trim()
      .replace(/\s+/g, ' ');
    if (!words.test(text) || !visible(button)) continue;
    for (let around: Element | null = button; around && around !== document.body; around = around.parentElement) {
      const names = `${around.id} ${around.getAttribute('class') ?? ''} ${around.getAttribute('aria-label') ?? ''}`;
      const dialog = around.matches('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]');
      if (aboutConsent.test(names) || (dialog && aboutConsent.test(around.textContent ?? ''))) {
        button.click();
        return text;
      }
    }
  }
  return null;
}

/** The middle of the most likely big play button of this frame, in its own coordinates; null when there is none. */
export function findPlayButton(): { x: number; y: number } | null {
  const big =
    '.vjs-big-play-button, .ytp-large-play-button, .jw-display-icon-display, .plyr__control--overlaid, .bmpui-ui-hugeplaybacktogglebutton, .mejs__overlay-button, .fp-play';
  const roots: (Document | ShadowRoot)[] = [document];
  let best: DOMRect | null = null;
  let bestScore = 0;
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!(element instanceof HTMLElement)) continue;
      const clickable = element.matches('button, a, [role="button"], [onclick]') || element.matches(big);
      if (!clickable) continue;
      const label =
        `${element.getAttribute('aria-label') ?? ''} ${element.title} ${(element.textContent ?? '').trim()}`.trim();
      const known = element.matches(big);
      const named =
        /^(▶|►|play\b|watch (live|now|stream)|start (watching|stream)|listen (live|now)|tap to play|click to play|abspielen|lecture)/i.test(
          label,
        );
      const classed = /(^|[-_ ])(big-?)?play(-?(button|btn|icon))?([-_ ]|$)/i.test(element.className);
      if (!known && !named && !classed) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      if (box.width < 8 || box.height < 8 || !inView || style.visibility !== 'visible' || style.opacity === '0')
        continue;
      const score = (known ? 4 : named ? 2 : 1) * Math.min(box.width * box.height, 250_000);
      if (score > bestScore) {
        best = box;
        bestScore = score;
      }
    }
  }
  return best ? { x: best.left + best.width / 2, y: best.top + best.height / 2 } : null;
}
