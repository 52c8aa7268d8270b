import { watchPage } from '../generic/watch-page';
import type { SiteMaker } from '../site';
import { createTwitchChat } from './chat';
import { page } from './selectors';

/** Channel pages and embedded players. */
export const twitchMaker: SiteMaker = {
  name: 'twitch',
  match: ({ hostname }) => /(^|\.)twitch\.tv$/.test(hostname),
  create: () => ({ name: 'twitch', ...watchPage(page), chat: createTwitchChat() }),
};
