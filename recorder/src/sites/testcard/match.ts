import { genericSite } from '../generic/match';
import type { SiteMaker } from '../site';
import { contractChat } from './chat';

/** Jomo's own test card: a generic page that always has a chat. */
export const testcardMaker: SiteMaker = {
  name: 'testcard',
  match: (url) => /^\/testcard(\/|$)/.test(url.pathname),
  create: () => ({ ...genericSite, name: 'testcard', chat: { ...contractChat, expected: true } }),
};
