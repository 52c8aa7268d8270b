let counts: Intl.NumberFormat | null = null;

/** 1204 -> 1,204. The formatter comes with the first number: a page without one is spared the time to make it. */
export function formatCount(count: number): string {
  counts ??= new Intl.NumberFormat('en');
  return counts.format(count);
}

/** "1 message", "1,204 messages": where English decides between one and many. */
export function formatPlural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
