import type { ChannelSite } from '@/shared/channel';
import type { Sighting } from './probe';
import { readMeta } from './read-meta';

/** schema.org says it in the page: a BroadcastEvent with isLiveBroadcast (https://schema.org/isLiveBroadcast). */
const LIVE_JSON = /"isLiveBroadcast"\s*:\s*(true|"true"|"https?:\/\/schema\.org\/True")/i;
const LIVE_MARKUP = /itemprop="isLiveBroadcast"\s+content="true"/i;
const STARTS = /"startDate"\s*:\s*"([^"]+)"|itemprop="startDate"\s+content="([^"]+)"/i;
const ENDED = /"endDate"\s*:\s*"([^"]+)"|itemprop="endDate"\s+content="([^"]+)"/i;
/** YouTube's player data (`liveBroadcastDetails`); it knows planned, running and past apart. */
const LIVE_NOW = /"isLiveNow"\s*:\s*(true|false)/;
const START_STAMP = /"startTimestamp"\s*:\s*"([^"]+)"/;
const WATCH_PAGE = /<link\s+rel="canonical"\s+href="https:\/\/www\.youtube\.com\/watch\?v=([\w-]{6,20})"/i;
/** What only the site's own pages have; without it the answer is somebody else's (a consent page, an error). */
const OWN_PAGE: Readonly<Partial<Record<ChannelSite, RegExp>>> = {
  youtube: /ytInitialData|"@type":\s*"BreadcrumbList"|<link rel="canonical" href="https:\/\/www\.youtube\.com\//,
  twitch: /property="og:site_name" content="Twitch"|content="twitch:\/\//i,
};

/** Some sites write as the end the moment at which they made the page. */
const END_SLACK_MS = 10 * 60_000;
/** What begins this soon is as good as on. */
const BEGUN_MS = 60_000;

const dateOf = (found: RegExpExecArray | null) => Date.parse(found?.[1] ?? found?.[2] ?? '');

/** What the page says of its broadcast; null = nothing. */
function readBroadcast(html: string, now: number): Pick<Sighting, 'verdict' | 'startedAt'> | null {
  const liveNow = LIVE_NOW.exec(html)?.[1];
  const begins = dateOf(START_STAMP.exec(html)) || dateOf(STARTS.exec(html));
  const startedAt = Number.isNaN(begins) ? undefined : begins;
  const planned = begins > now + BEGUN_MS;
  if (liveNow === 'true') return { verdict: 'live', startedAt };
  if (liveNow === 'false') return { verdict: planned ? 'upcoming' : 'offline', startedAt };
  if (!LIVE_JSON.test(html) && !LIVE_MARKUP.test(html)) return null;
  if (planned) return { verdict: 'upcoming', startedAt };
  if (dateOf(ENDED.exec(html)) <= now - END_SLACK_MS) return null;
  return { verdict: 'live', startedAt };
}

/**
 * What a page says of itself to search engines, without any script run. `live` and `upcoming` are to be believed. Silence
 * proves nothing on an unknown page; on those of a site that always speaks when it is live, and where it spoke before
 * (`liveByHint`), it is a guess at `offline`. Pure; the forms are of 2026 and from memory of the sites' pages.
 */
export function readPageHint(
  html: string,
  now: number,
  { site = 'other', liveByHint = false }: { site?: ChannelSite; liveByHint?: boolean | undefined } = {},
): Sighting {
  const broadcast = readBroadcast(html, now);
  const speaks = liveByHint || OWN_PAGE[site]?.test(html) === true;
  const silent = { verdict: speaks ? ('offline' as const) : ('unknown' as const) };
  const seen = broadcast ?? silent;
  return {
    ...seen,
    ...(seen.verdict === 'offline' ? { weak: true } : {}),
    ...(broadcast && site === 'youtube' ? { broadcastId: WATCH_PAGE.exec(html)?.[1] } : {}),
    title: readMeta(html, 'og:title')?.slice(0, 500),
    pictureUrl: readMeta(html, 'og:image')?.slice(0, 2000),
  };
}
