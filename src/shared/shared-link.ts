import { chooseLink, type LinkKind, linkKind } from './live-links';

/** What can be done with a link that a phone has shared. */
export type ShareChoice = 'now' | 'when-live' | 'subscribe';

export type SharedLink = {
  /** Empty when nothing that was shared holds a link. */
  url: string;
  title: string;
  choice: ShareChoice;
};

const CHANNEL_PATHS: Readonly<Partial<Record<LinkKind, RegExp>>> = {
  youtube: /^\/(@[^/]+|(channel|c|user)\/[^/]+)(\/(live|streams|videos|featured))?\/?$/,
  twitch: /^\/[^/]+\/?$/,
  kick: /^\/[^/]+\/?$/,
};

/** What people most likely want: all broadcasts of a channel, a broadcast once it begins, anything else at once. */
export function suggestChoice(address: string): ShareChoice {
  if (!URL.canParse(address)) return 'now';
  const url = new URL(address);
  const kind = linkKind(url);
  if (CHANNEL_PATHS[kind]?.test(url.pathname)) return 'subscribe';
  return kind === 'youtube' || kind === 'twitch' || kind === 'kick' || kind === 'vimeo' ? 'when-live' : 'now';
}

type Query = Record<string, string | string[] | undefined>;
const MOST_TITLE = 200;

/**
 * Reads what a phone hands over. Apps differ in where they put the link: most Android apps into `text`, with words around
 * it, browsers into `url`, some into `title`.
 */
export function readShared(query: Query): SharedLink {
  const given = (name: string) => {
    const value = query[name];
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  };
  const url = chooseLink([given('url'), given('text'), given('title')])?.url ?? '';
  const title = /https?:\/\//i.test(given('title')) ? '' : given('title').slice(0, MOST_TITLE);
  return { url, title, choice: suggestChoice(url) };
}
