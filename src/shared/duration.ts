const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Reads "20s", "15m", "1h30m" or plain seconds; whole seconds, or null when it is none of these. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+$/.test(trimmed)) return Number(trimmed) || null;
  if (!/^(\d+(\.\d+)?[hms])+$/.test(trimmed)) return null;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
  const seconds = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
  return seconds >= 1 ? Math.round(seconds) : null;
}
