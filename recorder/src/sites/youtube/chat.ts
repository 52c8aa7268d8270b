import { createListChat } from '../generic/list-chat';
import type { ChatReader } from '../site';
import { chat } from './selectors';

/** The chat alone, as YouTube's own "pop out" opens it: `live_chat?is_popout=1&v=`. Pure. */
export function popoutAddress(pageUrl: string): string | null {
  const url = new URL(pageUrl);
  const video =
    url.searchParams.get('v') ??
    /^\/(?:live|embed|shorts)\/([\w-]{6,})/.exec(url.pathname)?.[1] ??
    (url.hostname === 'youtu.be' ? url.pathname.slice(1) : null);
  if (!video || !/^[\w-]{3,64}$/.test(video)) return null;
  const origin = /(^|\.)(youtube\.com|youtu\.be)$/.test(url.hostname) ? 'https://www.youtube.com' : url.origin;
  return `${origin}/live_chat?is_popout=1&v=${video}`;
}

export const createYoutubeChat = (): ChatReader =>
  createListChat({ markup: chat, popout: popoutAddress, expected: true });
