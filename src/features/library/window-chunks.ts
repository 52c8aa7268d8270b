/** So many videos of the library are asked for at once. */
export const CHUNK = 60;

/** The chunks of the library that hold the places `first` to `last`; always one at least. */
export function chunksOf(first: number, last: number): number[] {
  const from = Math.max(0, Math.floor(first / CHUNK));
  const to = Math.max(from, Math.floor(last / CHUNK));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The places to have at hand: those drawn, and those that come next while one scrolls there. Pure. */
export function placesAhead(
  { first, last }: { first: number; last: number },
  scrolling: 'forward' | 'backward' | null,
  total: number,
): { first: number; last: number } {
  if (scrolling === 'backward') return { first: Math.max(0, first - CHUNK), last };
  if (scrolling === 'forward') return { first, last: Math.max(last, Math.min(last + CHUNK, total - 1)) };
  return { first, last };
}
