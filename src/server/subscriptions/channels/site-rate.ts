import type { ChannelSite } from '@/shared/channel';

const MINUTE_MS = 60_000;

/** A known site, or one host among the others. */
export type Place = { site: Exclude<ChannelSite, 'other'> } | { site: 'other'; host: string };

export function placeOf(site: ChannelSite, liveUrl: string): Place {
  return site === 'other' ? { site, host: new URL(liveUrl).host } : { site };
}

const keyOf = (place: Place) => (place.site === 'other' ? place.host : place.site);

/**
 * Counts the looks at each known site, and at each host of the others, within the last minute. Times in epoch
 * milliseconds; a clock set back frees all.
 */
export function createSiteRate(perMinute: Readonly<Record<ChannelSite, number>>) {
  const taken = new Map<string, { place: Place; times: number[] }>();
  const forget = (now: number) => {
    for (const [key, { place, times }] of taken) {
      const kept = times.filter((at) => at <= now && now - at < MINUTE_MS);
      if (kept.length === 0) taken.delete(key);
      else taken.set(key, { place, times: kept });
    }
  };
  return {
    /** Those that may have no more looks now. */
    exhausted(now: number): Place[] {
      forget(now);
      return [...taken.values()]
        .filter(({ place, times }) => times.length >= perMinute[place.site])
        .map(({ place }) => place);
    },
    /** Takes one of its looks; false when there is none. */
    take(place: Place, now: number): boolean {
      forget(now);
      const key = keyOf(place);
      const times = taken.get(key)?.times ?? [];
      if (times.length >= perMinute[place.site]) return false;
      taken.set(key, { place, times: [...times, now] });
      return true;
    },
  };
}
