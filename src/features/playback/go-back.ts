/** The part of the Navigation API that is used; Firefox and Safari have it since the end of 2025. */
type Entry = { index: number; url: string | null };
type Navigation = { currentEntry: Entry | null; entries: () => Entry[] };

/** Pages that nobody means by "back": one video has followed another, or somebody signed in. */
const PASSING = /^\/(watch|sign-in|setup|link)(\/|$)/;

/** How many steps back in the history the last page lies that one can go back to; null when it was not one of ours. */
export function stepsBack(paths: readonly string[], current: number): number | null {
  const before = paths.slice(0, current).findLastIndex((path) => !PASSING.test(path));
  return before < 0 ? null : current - before;
}

/**
 * Goes to where somebody came from: the list, as it was searched and scrolled. False when that was not one of our pages,
 * or the browser does not tell.
 */
export function goBack(): boolean {
  const navigation: Navigation | null = 'navigation' in window ? (window.navigation as Navigation) : null;
  const at = navigation?.currentEntry?.index;
  if (!navigation || at === undefined || at < 0) return false;
  const steps = stepsBack(
    navigation.entries().map(({ url }) => (url === null ? '/watch' : new URL(url).pathname)),
    at,
  );
  if (steps === null) return false;
  window.history.go(-steps);
  return true;
}
