import type { Sighting } from '../probes/probe';

/** What is known about a channel's broadcast between two looks. */
export type LiveState = {
  live: boolean;
  broadcastId: string | null;
  /** Looks in a row that said it is over. */
  offlineSeen: number;
  endedAt: number | null;
};

export type LiveChange = 'started' | 'restarted' | 'ended' | null;

/** One "offline" is a hiccup of the probe as often as an end. */
const SIGNALS_TO_END = 2;

/**
 * Takes one look into account. A broadcast begins with the first look that says so, and ends with the second in a row
 * that says it is over. What comes back within the grace period, or under the same id, is the same broadcast. Another id
 * is another broadcast at once only where each has a page of its own (`ownPage`): elsewhere a drop of a second makes one,
 * while the recorder is on the right page and goes on. Pure.
 */
export function judgeLive(
  before: LiveState,
  sighting: Pick<Sighting, 'verdict' | 'broadcastId'>,
  { now, graceSec, ownPage }: { now: number; graceSec: number; ownPage: boolean },
): { state: LiveState; change: LiveChange } {
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

function judgeAway(before: LiveState, now: number): { state: LiveState; change: LiveChange } {
  if (!before.live) return { state: before, change: null };
  const offlineSeen = before.offlineSeen + 1;
  if (offlineSeen < SIGNALS_TO_END) return { state: { ...before, offlineSeen }, change: null };
  return { state: { ...before, live: false, offlineSeen, endedAt: now }, change: 'ended' };
}
