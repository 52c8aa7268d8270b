/** Where the chat lies over the picture: shares of the picture's width and height. `text`: step of the text's size. */
export type OverlayPlace = { x: number; y: number; width: number; height: number; text: 0 | 1 | 2 };

/** At the side where it hides least: the top right, above the controls. */
export const firstPlace: OverlayPlace = { x: 0.71, y: 0.04, width: 0.27, height: 0.66, text: 0 };

const SMALLEST = { width: 0.14, height: 0.18 };

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The same place, wholly inside of the picture. */
export function keepInside(place: OverlayPlace): OverlayPlace {
  const width = clamp(place.width, SMALLEST.width, 1);
  const height = clamp(place.height, SMALLEST.height, 1);
  return { ...place, width, height, x: clamp(place.x, 0, 1 - width), y: clamp(place.y, 0, 1 - height) };
}

export function movePlace(place: OverlayPlace, dx: number, dy: number): OverlayPlace {
  return keepInside({ ...place, x: place.x + dx, y: place.y + dy });
}

/** Its upper left corner stays. */
export function resizePlace(place: OverlayPlace, dx: number, dy: number): OverlayPlace {
  const width = clamp(place.width + dx, SMALLEST.width, 1 - place.x);
  const height = clamp(place.height + dy, SMALLEST.height, 1 - place.y);
  return keepInside({ ...place, width, height });
}

/** What this browser remembered; null when it is nothing of ours. */
export function parsePlace(stored: string | null): OverlayPlace | null {
  if (stored === null) return null;
  try {
    const [x, y, width, height, text] = (JSON.parse(stored) as unknown[]).map(Number);
    const numbers = [x, y, width, height];
    if (!numbers.every(Number.isFinite) || x === undefined || y === undefined) return null;
    if (width === undefined || height === undefined) return null;
    return keepInside({ x, y, width, height, text: text === 1 || text === 2 ? text : 0 });
  } catch {
    return null;
  }
}

export function formatPlace({ x, y, width, height, text }: OverlayPlace): string {
  return JSON.stringify([...[x, y, width, height].map((share) => Number(share.toFixed(4))), text]);
}
