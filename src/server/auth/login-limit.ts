const WINDOW_MS = 5 * 60_000;
const MAX_FAILURES = 10;
const MAX_KEYS = 10_000;

export type LoginLimit = Map<string, { failures: number; since: number }>;

/** True when this key failed too often within the window and must wait. */
export function isLimited(limit: LoginLimit, key: string, now: number): boolean {
  const entry = limit.get(key);
  return entry !== undefined && now - entry.since < WINDOW_MS && entry.failures >= MAX_FAILURES;
}

/** Notes a failed sign-in; the table is bounded by forgetting the oldest keys. */
export function noteFailure(limit: LoginLimit, key: string, now: number): void {
  const entry = limit.get(key);
  const fresh = entry && now - entry.since < WINDOW_MS ? entry : { failures: 0, since: now };
  limit.delete(key);
  limit.set(key, { failures: fresh.failures + 1, since: fresh.since });
  for (const oldest of limit.keys()) {
    if (limit.size <= MAX_KEYS) break;
    limit.delete(oldest);
  }
}

export function noteSuccess(limit: LoginLimit, key: string): void {
  limit.delete(key);
}
