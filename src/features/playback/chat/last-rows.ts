type Range = { startIndex: number; endIndex: number; overscan: number; count: number };

/**
 * The rows to draw in a list that stays at its end: as many as are in sight and some more, the last ones, wherever the
 * list stands just now. Rows that have just come are drawn and measured at once, before the list has moved to them. Pure.
 */
export function lastRows({ startIndex, endIndex, overscan, count }: Range): number[] {
  const drawn = Math.min(count, endIndex - startIndex + 1 + 2 * overscan);
  return Array.from({ length: drawn }, (_, index) => count - drawn + index);
}
