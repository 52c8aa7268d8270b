import { isNearUsualStart } from '../channels/plan-check';

const MINUTE = 60_000;
/** How long a cheap look that saw nothing is enough: near a usual start, and else. */
const DEEP_EVERY_NEAR = 4 * MINUTE;
const DEEP_EVERY_FAR = 60 * MINUTE;

/**
 * Is a cheap look at the page enough this time, or are the dear probes (a helper program, a browser) to be asked when it
 * sees nothing? They cost about a second of CPU each: 500 channels asked every ten minutes would take a whole core. Pure.
 */
export function needsDeepLook(
  channel: { live: boolean; lookedDeepAt: number | null; announcedAt: number | null; starts: readonly number[] },
  now: number,
): boolean {
  if (channel.live || channel.lookedDeepAt === null) return true;
  const announced = channel.announcedAt !== null && Math.abs(channel.announcedAt - now) <= 30 * MINUTE;
  const near = announced || isNearUsualStart(channel.starts, now);
  return now - channel.lookedDeepAt >= (near ? DEEP_EVERY_NEAR : DEEP_EVERY_FAR);
}
