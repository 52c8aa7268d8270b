type Rgb = readonly [number, number, number];

const DARK: Rgb = [17, 20, 26];
const ENOUGH = 5;
/** For authors that brought no colour. All readable on the dark panel. */
const palette = [
  '#7dd3fc',
  '#fca5a5',
  '#86efac',
  '#fcd34d',
  '#c4b5fd',
  '#f9a8d4',
  '#5eead4',
  '#fdba74',
  '#bef264',
  '#a5b4fc',
];

function parseHex(hex: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  return [1, 2, 3].map((group) => Number.parseInt(match[group] ?? '0', 16)) as [number, number, number];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance (WCAG 2.1). */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio with the chat panel's background, 1 to 21 (WCAG 2.1). */
export function contrastOnDark(hex: string): number {
  const rgb = parseHex(hex);
  return rgb ? (luminance(rgb) + 0.05) / (luminance(DARK) + 0.05) : 1;
}

function mixWithWhite(rgb: Rgb, share: number): Rgb {
  return rgb.map((value) => value + (255 - value) * share) as [number, number, number];
}

/** The author's colour, made lighter until it can be read on the dark panel; one of our own when there is none. */
export function readableColor(color: string | undefined, author: string): string {
  const rgb = color ? parseHex(color) : null;
  if (!rgb) {
    let hash = 0;
    for (const char of author) hash = (hash * 33 + (char.codePointAt(0) ?? 0)) >>> 0;
    return palette[hash % palette.length] ?? '#7dd3fc';
  }
  for (let share = 0; share < 1; share += 0.1) {
    const candidate = toHex(mixWithWhite(rgb, share));
    if (contrastOnDark(candidate) >= ENOUGH) return candidate;
  }
  return '#ffffff';
}
