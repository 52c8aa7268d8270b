import type { ChannelSite } from '@/shared/channel';

const MINUTE_MS = 60_000;

/** Counts the looks at each site within the last minute. Times in epoch milliseconds; a clock set back frees all. */
export function createSiteRate(perMinute: Readonly<Record<ChannelSite, number>>) {
  const taken = new Map<ChannelSite, number[]>();
  const recent = (site: ChannelSite, now: number) => {
    const kept = (taken.get(site) ?? []).filter((at) => at <= now && now - at < MINUTE_MS);
    taken.set(site, kept);
    return kept;
  };
  return {
    /** How many more looks this site may have now. */
    left: (site: ChannelSite, now: number): number => perMinute[site] - recent(site, now).length,
    /** Takes one of them; false when there is none. */
    take(site: ChannelSite, now: number): boolean {
      const kept = recent(site, now);
      if (kept.length >= perMinute[site]) return false;
      kept.push(now);
      return true;
    },
  };
}
