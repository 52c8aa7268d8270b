const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes with three figures at most: 812 B, 4.2 MB, 118 GB. */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : value >= 10 ? (unit > 2 ? 1 : 0) : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** 1204 -> 1.2k, 88213 -> 88k */
export function formatCompact(count: number): string {
  if (count < 1000) return String(count);
  return count < 999_500 ? `${trimZero(count / 1000)}k` : `${trimZero(count / 1_000_000)}M`;
}

function trimZero(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace('.0', '') : value.toFixed(0);
}
