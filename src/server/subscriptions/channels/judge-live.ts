import type { Sighting } from '../probes/probe';

/** What is known about a channel's broadcast between two looks. */
export type LiveState = {
  live: boolean;
  broadcastId: string | null;
  /** Looks in a row that said it is over. */
  offlineSeen: number;
  endedAt: number | null;
};

/** When it was last looked at; null = that does not matter, for a recorder has watched it ever since. */
export type LastSeen = { seenAt: number | null };

export type LiveChange = 'started' | 'restarted' | 'ended' | null;

export type Judged = {
  state: LiveState;
  change: LiveChange;
  /** When the broadcast before was seen last, if it has ended unseen. */
  lapsedAt?: number;
};

/** One "offline" is a hiccup of the probe as often as an end. */
const SIGNALS_TO_END = 2;
/** Longer without a look, and beyond the grace period: nobody knows whether what is on now is what was on then. */
const AWAY_MS = 10 * 60_000;

/**
 * Takes one look into account. A broadcast begins with the first look that says so, and ends with the second in a row
 * that says it is over; when nobody looked for long (the machine was off, the channel paused), it has ended then, unless
 * the same id is still on. What comes back within the grace period, or under the same id, is the same broadcast. Another id
 * is another broadcast at once only where each has a page of its own (`ownPage`): elsewhere a drop of a second makes one,
 * while the recorder is on the right page and goes on. Pure.
 */
export function judgeLive(
  { seenAt, ...before }: LiveState & LastSeen,
  sighting: Pick<Sighting, 'verdict' | 'broadcastId'>,
  { now, graceSec, ownPage }: { now: number; graceSec: number; ownPage: boolean },
): Judged {
  if (before.live && seenAt !== null && now - seenAt > graceSec * 1000 + AWAY_MS) {
    const over = { ...before, live: false, offlineSeen: 0, endedAt: seenAt };
    if (sighting.verdict !== 'live') return { state: over, change: 'ended', lapsedAt: seenAt };
    return { ...judgeLive({ ...over, seenAt: null }, sighting, { now, graceSec, ownPage }), lapsedAt: seenAt };
  }
  if (sighting.verdict === 'unknown') return { state: before, change: null };
  if (sighting.verdict !== 'live') return judgeAway(before, now);
  const id = sighting.broadcastId ?? null;
  const state = { live: true, broadcastId: id ?? before.broadcastId, offlineSeen: 0, endedAt: null };
  const another = ownPage && id !== null && before.broadcastId !== null && id !== before.broadcastId;
  if (before.live || another) return { state, change: another ? 'started' : null };
  const sameId = id !== null && id === before.broadcastId;
  const within = before.endedAt !== null && now - before.endedAt <= graceSec * 1000;
  return { state, change: before.endedAt !== null && (within || sameId) ? 'restarted' : 'started' };
}

function judgeAway(before: LiveState, now: number): Judged {
  if (!before.live) return { state: before, change: null };
  const offlineSeen = before.offlineSeen + 1;
  if (offlineSeen < SIGNALS_TO_END) return { state: { ...before, offlineSeen }, change: null };
  return { state: { ...before, live: false, offlineSeen, endedAt: now }, change: 'ended' };
}
