import { watchPage } from '../generic/watch-page';
import type { SiteMaker } from '../site';
import { createKickChat } from './chat';
import { page } from './selectors';

/** Channel pages. */
export const kickMaker: SiteMaker = {
  name: 'kick',
  match: ({ hostname }) => /(^|\.)kick\.com$/.test(hostname),
  create: () => ({ name: 'kick', ...watchPage(page), chat: createKickChat() }),
};
