/**
 * Where somebody is in a video, as this browser remembers it. Times are of this device's clock, epoch milliseconds;
 * `actionAt` is when somebody last did something there. `sent`: the server has it.
 */
export type KeptPosition = { sec: number; at: number; actionAt: number; player: string; sent: boolean };

/** What is stored under a key, read back; null for anything else. By hand: a schema library would delay the first picture. */
export function parseKept(text: string | null): KeptPosition | null {
  if (text === null) return null;
  try {
    const value: Partial<Record<keyof KeptPosition, unknown>> | null = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { sec, at, actionAt, player, sent } = value;
    if (typeof sec !== 'number' || typeof at !== 'number' || typeof actionAt !== 'number') return null;
    if (typeof player !== 'string' || typeof sent !== 'boolean' || !(sec >= 0)) return null;
    return { sec, at, actionAt, player, sent };
  } catch {
    return null;
  }
}

type Start = {
  /** `?t=` of the address. */
  asked: number | null;
  kept: KeptPosition | null;
  server: { resumeSec: number; ageMs: number | null };
  durationSec: number;
  live: boolean;
  now: number;
};

const FROM_SEC = 5;
const WATCHED_SHARE = 0.95;

/**
 * Where a video begins, seconds: where the address says, else where it was watched last. What this browser kept counts
 * when the server does not have it or has something older: the network may have been away, or the session over.
 */
export function chooseStart({ asked, kept, server, durationSec, live, now }: Start): number {
  if (asked !== null) return Math.min(asked, Math.max(0, durationSec - 1));
  if (!kept || now - kept.at >= (server.ageMs ?? Number.POSITIVE_INFINITY)) return server.resumeSec;
  const finished = !live && kept.sec >= durationSec * WATCHED_SHARE;
  return kept.sec < FROM_SEC || finished ? 0 : Math.min(kept.sec, durationSec);
}

/** The second that `?t=` names (`90`, `90.5`, `90s`, `1m30s`, `1h2m3s`); null when it names none. */
export function parseStart(text: string | null | undefined): number | null {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text ?? '');
  if (!text || !match) return null;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
