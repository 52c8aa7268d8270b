/** The sites that a link in an invitation may lead to; `other` = any other page. */
export const linkKinds = ['zoom', 'youtube', 'twitch', 'kick', 'vimeo', 'meet', 'teams', 'webex', 'other'] as const;
export type LinkKind = (typeof linkKinds)[number];

export type LiveLink = { url: string; kind: LinkKind };

const below = (host: string, ...domains: string[]) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** /j/ meetings, /w/ and /s/ webinars and hosts' links, /my/ personal rooms, /wc/ the web client itself. */
const ZOOM_PATH = /^\/(j|w|s|my|wc)\/(join\/)?[^/]+/;

/** Addresses that stand in invitations and are not the broadcast: dial-in numbers, help, sign-up, calendars. */
function isAside(url: URL): boolean {
  const host = url.hostname;
  if (below(host, 'zoom.us', 'zoom.com', 'zoomgov.com')) return !ZOOM_PATH.test(url.pathname);
  if (below(host, 'tel.meet', 'dialin.teams.microsoft.com', 'aka.ms', 'support.google.com', 'w3.org')) return true;
  if (below(host, 'calendar.google.com', 'support.microsoft.com', 'outlook.live.com')) return true;
  if (below(host, 'microsoft.com'))
    return !url.pathname.startsWith('/l/meetup-join') && !/^\/meet\//.test(url.pathname);
  return /\.(png|jpe?g|gif|svg|ics|css|pdf)$/i.test(url.pathname);
}

/** Which site an address belongs to. Companies have Zoom at hosts of their own, told by the path alone. */
export function linkKind({ hostname: host, pathname }: URL): LinkKind {
  if (below(host, 'zoom.us', 'zoom.com', 'zoomgov.com') || /^\/(j|w|s)\/\d{9,12}$/.test(pathname)) return 'zoom';
  if (below(host, 'youtube.com', 'youtu.be', 'youtube-nocookie.com')) return 'youtube';
  if (below(host, 'twitch.tv')) return 'twitch';
  if (below(host, 'kick.com')) return 'kick';
  if (below(host, 'vimeo.com')) return 'vimeo';
  if (host === 'meet.google.com') return 'meet';
  if (below(host, 'teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft')) return 'teams';
  if (below(host, 'webex.com')) return 'webex';
  return 'other';
}

/** The same, where somebody may have said that it is a meeting (`site`). */
export function kindOfPage({ url, site }: { url: string; site: string | null }): LinkKind {
  return site === 'zoom' ? 'zoom' : linkKind(new URL(url));
}

/** Wrappers that mail programs put around links, and the parameter with the real one. */
function unwrap(url: URL, depth = 0): URL {
  const inner = below(url.hostname, 'safelinks.protection.outlook.com')
    ? url.searchParams.get('url')
    : below(url.hostname, 'google.com') && url.pathname === '/url'
      ? (url.searchParams.get('q') ?? url.searchParams.get('url'))
      : null;
  if (inner === null || depth > 2 || !URL.canParse(inner)) return url;
  return unwrap(new URL(inner), depth + 1);
}

/** Texts of calendars can be megabytes; links stand at their beginning. */
const MOST_TEXT = 20_000;
const MOST_LINKS = 40;

/** Every address in a text that may be a broadcast, in order, each once. */
export function findLinks(text: string): LiveLink[] {
  const found = new Map<string, LiveLink>();
  // Quotation marks, brackets and backslashes end an address; so do sentence marks at its end.
  const matches = text.slice(0, MOST_TEXT).matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"'\\^`{|}]+/gi);
  for (const [match] of matches) {
    if (found.size >= MOST_LINKS) break;
    const bare = match.replace(/&amp;/gi, '&').replace(/[.,;:!?)\]*_]+$/, '');
    const address = /^www\./i.test(bare) ? `https://${bare}` : bare;
    if (address.length > 2000 || !URL.canParse(address)) continue;
    const url = unwrap(new URL(address));
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || !url.hostname.includes('.') || isAside(url)) continue;
    if (!found.has(url.href)) found.set(url.href, { url: url.href, kind: linkKind(url) });
  }
  return [...found.values()];
}

/**
 * The link to record out of several texts, the most telling text first: the first of the kind that ranks highest
 * (`linkKinds` is in that order). Only kinds in `allowed` count. Null = none.
 */
export function chooseLink(texts: readonly string[], allowed: readonly LinkKind[] = linkKinds): LiveLink | null {
  const links = texts.flatMap(findLinks).filter(({ kind }) => allowed.includes(kind));
  return links.reduce<LiveLink | null>(
    (best, link) => (best === null || linkKinds.indexOf(link.kind) < linkKinds.indexOf(best.kind) ? link : best),
    null,
  );
}

const SECRET_PARAMETERS = ['pwd', 'tk', 'password', 'passcode', 'token', 'key', 'auth', 'zak'];

/** The address for lists and logs: what lets one in without asking is left out. */
export function maskUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET_PARAMETERS.includes(name.toLowerCase())) url.searchParams.delete(name);
  }
  return url.href;
}
