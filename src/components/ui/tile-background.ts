/** Any text to one of 360 hues, always the same. */
function hueOf(text: string): number {
  let hash = 0;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}

/** What stands in for a missing picture: a dark gradient of its own for each name. A CSS `background`. */
export function tileBackground(text: string): string {
  const hue = hueOf(text);
  return `linear-gradient(140deg, hsl(${hue}, 30%, 22%), hsl(${hue + 50}, 34%, 11%))`;
}
