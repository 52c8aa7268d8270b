const KEY = 'jomo.bandwidth';
const DEFAULT_BPS = 4_000_000;
const LOWEST = 150_000;
const HIGHEST = 50_000_000;

/** The bandwidth to begin with, bit/s: what was seen last time, kept within reason. */
export function parseBandwidth(stored: string | null): number {
  const value = Number(stored);
  if (stored === null || !Number.isFinite(value) || value <= 0) return DEFAULT_BPS;
  return Math.min(Math.max(value, LOWEST), HIGHEST);
}

// Storage can be forbidden altogether (private windows); the player then begins as if for the first time.
export function recallBandwidth(): number {
  try {
    return parseBandwidth(localStorage.getItem(KEY));
  } catch {
    return DEFAULT_BPS;
  }
}

export function rememberBandwidth(bps: number): void {
  if (!Number.isFinite(bps) || bps <= 0) return;
  try {
    localStorage.setItem(KEY, String(Math.round(bps)));
  } catch {}
}
