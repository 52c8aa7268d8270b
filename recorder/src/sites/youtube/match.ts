import { watchPage } from '../generic/watch-page';
import type { SiteMaker } from '../site';
import { createYoutubeChat } from './chat';
import { page } from './selectors';

/** Watch pages, `/live` addresses and embedded players. */
export const youtubeMaker: SiteMaker = {
  name: 'youtube',
  match: ({ hostname }) => /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com)$/.test(hostname),
  create: () => ({ name: 'youtube', ...watchPage(page), chat: createYoutubeChat() }),
};
