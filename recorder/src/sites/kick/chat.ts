import { createListChat } from '../generic/list-chat';
import type { ChatReader } from '../site';
import { chat } from './selectors';

/** The chat alone: `/popout/<channel>/chat` (the older `/<channel>/chatroom` leads there). Pure. */
export function popoutAddress(pageUrl: string): string | null {
  const url = new URL(pageUrl);
  const channel = /^\/([A-Za-z0-9_-]{2,40})(?:\/chatroom)?\/?$/.exec(url.pathname)?.[1];
  if (!channel || ['browse', 'categories', 'popout', 'search', 'about'].includes(channel.toLowerCase())) return null;
  const origin = /(^|\.)kick\.com$/.test(url.hostname) ? 'https://kick.com' : url.origin;
  return `${origin}/popout/${channel}/chat`;
}

export const createKickChat = (): ChatReader => createListChat({ markup: chat, popout: popoutAddress, expected: true });
