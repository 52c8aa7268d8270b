import type { ChannelSite } from '@/shared/channel';
import { isNearUsualStart } from '../channels/plan-check';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The share of deep looks that a channel gets: YouTube's and Twitch's pages tell when they are live, so that helpers only
 * check on them; of other sites little is known without.
 */
const SHARE: Readonly<Record<ChannelSite, number>> = { youtube: 0.25, twitch: 0.25, kick: 1, other: 1 };
/** A helper program costs about a second of CPU, so some 100 an hour keep all of them below 3 % of a core. */
const PER_HOUR = 100;
/** With few channels, every look is deep. */
const LEAST_FAR = 10 * MINUTE;
const LEAST_NEAR = 2 * MINUTE;
/** Near a usual start a deep look is worth so many others: two hours of a day are near for a daily channel. */
const NEAR_FACTOR = 6;
const DAY_SHARE = (22 + 2 * NEAR_FACTOR) / 24;

/** How many deep looks the watched channels want, in channels that get a whole share. */
export function deepLoad(channels: Readonly<Partial<Record<ChannelSite, number>>>): number {
  return Object.entries(channels).reduce((sum, [site, count]) => sum + (SHARE[site as ChannelSite] ?? 1) * count, 0);
}

/** How long a cheap look that saw nothing is enough, milliseconds: near a usual start, and else. */
export function deepEvery(site: ChannelSite, load: number): { near: number; far: number } {
  const far = Math.max(LEAST_FAR, ((load * DAY_SHARE) / PER_HOUR / SHARE[site]) * HOUR);
  return { far, near: Math.max(LEAST_NEAR, far / NEAR_FACTOR) };
}

/**
 * Is a cheap look at the page enough this time, or are the dear probes (a helper program, a browser) to be asked when it
 * sees nothing? The more channels there are (`load`), the more seldom. Pure.
 */
export function needsDeepLook(
  channel: {
    site: ChannelSite;
    live: boolean;
    lookedDeepAt: number | null;
    announcedAt: number | null;
    starts: readonly number[];
  },
  load: number,
  now: number,
): boolean {
  if (channel.live || channel.lookedDeepAt === null) return true;
  const announced = channel.announcedAt !== null && Math.abs(channel.announcedAt - now) <= 30 * MINUTE;
  const every = deepEvery(channel.site, load);
  const near = announced || isNearUsualStart(channel.starts, now);
  return now - channel.lookedDeepAt >= (near ? every.near : every.far);
}
