import { createListChat } from '../generic/list-chat';
import type { ChatReader } from '../site';
import { chat } from './selectors';

const notChannels = ['directory', 'videos', 'popout', 'settings', 'downloads', 'jobs', 'p', 'search', 'team'];

/** The chat alone: `/popout/<channel>/chat?popout=`. Pure. */
export function popoutAddress(pageUrl: string): string | null {
  const url = new URL(pageUrl);
  const embedded = url.hostname === 'player.twitch.tv' ? url.searchParams.get('channel') : null;
  const channel = embedded ?? /^\/([A-Za-z0-9_-]{2,40})\/?$/.exec(url.pathname)?.[1];
  if (!channel || !/^[A-Za-z0-9_-]{2,40}$/.test(channel) || notChannels.includes(channel.toLowerCase())) return null;
  const origin = /(^|\.)twitch\.tv$/.test(url.hostname) ? 'https://www.twitch.tv' : url.origin;
  return `${origin}/popout/${channel}/chat?popout=`;
}

export const createTwitchChat = (): ChatReader =>
  createListChat({ markup: chat, popout: popoutAddress, expected: true });
