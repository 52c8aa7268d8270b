const MINUTE_MS = 60_000;
const EVERY_MS = 15 * MINUTE_MS;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/**
 * How long until a calendar is asked again, milliseconds: a quarter of an hour, doubled with each failure up to six
 * hours, a tenth more or less so that many servers do not ask at the same moment. `random` in [0, 1).
 */
export function pollDelay({ failures }: { failures: number }, random: number): number {
  const base = Math.min(LONGEST_MS, EVERY_MS * 2 ** Math.min(failures, 10));
  return Math.round(base * (0.9 + random * 0.2));
}
