import type { FailureCode } from '../../protocol/index';

/**
 * What is special about a watch page, as data: CSS selectors and words that break when the site changes its page. Kept in
 * each site's selectors.ts, all in one place.
 */
export type PageSelectors = {
  /** Buttons that are pressed whenever they are visible: consent, "start watching", "are you still there?". */
  press: readonly string[];
  /** While one of these is visible nothing is live, whatever plays: an offline sign, a trailer, a countdown. Its text is told. */
  offline: readonly string[];
  /** Visible only when the page will not show the broadcast to us; with words, only if its text matches. */
  walls: readonly { selector: string; words?: string; code: FailureCode }[];
};
