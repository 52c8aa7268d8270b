import type { ChannelSite } from '@/shared/channel';

const MINUTE = 60_000;
const DAY_MIN = 24 * 60;

/** Minutes between two looks: while live, near the usual start, and else. A browser is too dear to be sent often. */
const EVERY_MIN: Readonly<Record<'cheap' | 'browser', { live: number; near: number; far: number }>> = {
  cheap: { live: 2, near: 1, far: 10 },
  browser: { live: 5, near: 5, far: 30 },
};
/** How long before and after a usual start counts as near. */
const NEAR_BEFORE_MIN = 20;
const NEAR_AFTER_MIN = 40;
/** Only starts of the last weeks tell the habit. */
const HABIT_MS = 28 * DAY_MIN * MINUTE;
const JITTER = 0.2;
const ERROR_MIN = 5;
const MOST_ERROR_MIN = 6 * 60;
/** A broken helper is our own trouble: the site is not to be spared for it. */
const MOST_HELPER_MIN = 30;
/** A wall is not knocked at: first after an hour, then twice as long, a day at most. */
const WALL_MIN = 60;

export type CheckState = {
  live: boolean;
  /** When a broadcast is announced to begin, epoch ms. */
  announcedAt: number | null;
  /** When past broadcasts began, epoch ms. */
  starts: readonly number[];
  /** Looks in a row that got no answer. */
  failures: number;
  lastError: 'bot_wall' | 'unreachable' | 'helper' | 'gone' | null;
  /** What the last answer cost. */
  cost: 'cheap' | 'browser';
};

/** Is this moment near one at which the channel went live before: the same time of day, in the last four weeks? */
export function isNearUsualStart(starts: readonly number[], now: number): boolean {
  return starts.some((start) => {
    if (start > now || now - start > HABIT_MS) return false;
    const sinceMin = ((now - start) / MINUTE) % DAY_MIN;
    return sinceMin <= NEAR_AFTER_MIN || sinceMin >= DAY_MIN - NEAR_BEFORE_MIN;
  });
}

function waitMin(state: CheckState, now: number): number {
  const { failures, lastError } = state;
  if (failures > 0) {
    const wall = lastError === 'bot_wall' || lastError === 'gone';
    const first = wall ? WALL_MIN : ERROR_MIN;
    const most = wall ? DAY_MIN : lastError === 'helper' ? MOST_HELPER_MIN : MOST_ERROR_MIN;
    return Math.min(first * 2 ** Math.min(failures - 1, 10), most);
  }
  const every = EVERY_MIN[state.cost];
  if (state.live) return every.live;
  const announced = state.announcedAt !== null && state.announcedAt - now <= NEAR_BEFORE_MIN * MINUTE;
  return announced || isNearUsualStart(state.starts, now) ? every.near : every.far;
}

/**
 * When to look at a channel next, epoch ms. Often near its usual start times, else seldom; back-off after errors, much
 * more after a bot wall. `random` in [0, 1) spreads the looks by a fifth, so that 500 channels do not come at once. Pure.
 */
export function planCheck(state: CheckState, now: number, random: number): number {
  const jitter = 1 + (random * 2 - 1) * JITTER;
  const next = now + waitMin(state, now) * MINUTE * jitter;
  // An announced start is not slept through.
  const { announcedAt } = state;
  return state.failures === 0 && announcedAt !== null && announcedAt > now ? Math.min(next, announcedAt) : next;
}

/** Looks at one site per minute, whatever the number of channels; of those that are not known, at one host. */
export const PER_MINUTE: Readonly<Record<ChannelSite, number>> = { youtube: 60, twitch: 60, kick: 20, other: 20 };
