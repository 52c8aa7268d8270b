import { genericSite } from '../generic/match';
import type { Site } from '../site';
import { contractChat } from './chat';

/** Jomo's own test card: a generic page that always has a chat. */
export const testcardSite: Site = {
  ...genericSite,
  name: 'testcard',
  match: (url) => /^\/testcard(\/|$)/.test(url.pathname),
  chat: { ...contractChat, expected: true },
};
