import { focusablesIn, focusedElement, focusOn } from './focus-target';

/** What had the focus, in words that are still true when the page is drawn anew. */
type Place = { look: string; nth: number };

/** Lists come a moment after their page. */
const WAIT_MS = 4_000;
/** A television may need long to draw a page; nothing to give the focus to until then. */
const GIVE_UP_MS = 60_000;
const PATIENT_MS = 1_200;
/** A page that comes back may be drawn once more, and with it goes what had the focus. */
const SETTLED_MS = 4_000;

function lookOf(element: HTMLElement): string {
  // The words of a link to a video change while it is watched.
  const href = element.getAttribute('href');
  const name = href ?? element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 80) ?? '';
  return `${element.tagName} ${name}`;
}

/** Describes `element` among its like; null for what cannot be told from others. */
export function placeOf(element: HTMLElement): Place | null {
  const look = lookOf(element);
  const like = focusablesIn(document).filter((other) => lookOf(other) === look);
  const nth = like.indexOf(element);
  return nth < 0 ? null : { look, nth };
}

function findPlace({ look, nth }: Place): HTMLElement | null {
  const like = focusablesIn(document).filter((element) => lookOf(element) === look);
  return like[nth] ?? like[0] ?? null;
}

/**
 * Gives the focus to what stands at `place`, or, when that does not come in time or is null, to where a page begins:
 * `best`, else `first`. Answers how to call it off.
 */
export function restoreFocus(
  place: Place | null,
  { best, first }: { best: () => HTMLElement | null; first: () => HTMLElement | null },
): () => void {
  const begun = Date.now();
  let givenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const waited = Date.now() - begun;
    if (givenAt === null || !focusedElement()) {
      const found = place && waited < WAIT_MS ? findPlace(place) : (best() ?? (waited > PATIENT_MS ? first() : null));
      if (found) {
        focusOn(found);
        givenAt ??= waited;
      }
    }
    if (waited < (givenAt === null ? GIVE_UP_MS : givenAt + SETTLED_MS)) timer = setTimeout(look, 100);
  };
  look();
  return () => clearTimeout(timer);
}
