import type { ChannelSite } from '@/shared/channel';

export type ChannelIdentity = {
  site: ChannelSite;
  /** What a person would call it until the page tells: the handle, or host and path. */
  name: string;
  /** The one address by which the channel is known, so that it cannot be subscribed to twice. */
  url: string;
  /** Where its live broadcast is shown. */
  liveUrl: string;
};

const YOUTUBE = /^(www\.|m\.)?youtube\.com$/;
const TWITCH = /^(www\.|m\.)?twitch\.tv$/;
const KICK = /^(www\.)?kick\.com$/;
/** First parts of paths that are no channels. */
const NOT_TWITCH = new Set(['directory', 'videos', 'settings', 'downloads', 'p', 'search', 'popout']);
const NOT_KICK = new Set(['browse', 'categories', 'category', 'search', 'following', 'video']);

function youtube(parts: readonly string[]): ChannelIdentity | null {
  const [first = '', second = ''] = parts;
  const path = first.startsWith('@') ? first : /^(channel|c|user)$/.test(first) && second ? `${first}/${second}` : null;
  if (path === null) return null;
  const url = `https://www.youtube.com/${path}`;
  return { site: 'youtube', name: path.split('/').at(-1) ?? path, url, liveUrl: `${url}/live` };
}

function single(site: 'twitch' | 'kick', parts: readonly string[], not: ReadonlySet<string>): ChannelIdentity | null {
  const name = parts[0]?.toLowerCase() ?? '';
  if (!/^[a-z0-9_-]{1,60}$/.test(name) || not.has(name)) return null;
  const url = site === 'twitch' ? `https://www.twitch.tv/${name}` : `https://kick.com/${name}`;
  return { site, name, url, liveUrl: url };
}

/** Which channel an address means. A page that is no channel of a known site is watched as it is. Pure. */
export function identifyChannel(address: URL): ChannelIdentity {
  const { hostname, pathname } = address;
  const parts = pathname.split('/').filter(Boolean);
  const known =
    (YOUTUBE.test(hostname) && youtube(parts)) ||
    (TWITCH.test(hostname) && single('twitch', parts, NOT_TWITCH)) ||
    (KICK.test(hostname) && single('kick', parts, NOT_KICK));
  if (known) return known;
  const url = new URL(address.href);
  url.hash = '';
  const name = `${hostname.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.slice(0, 200);
  return { site: 'other', name, url: url.href, liveUrl: url.href };
}
