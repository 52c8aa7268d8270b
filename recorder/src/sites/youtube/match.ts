import { watchPage } from '../generic/watch-page';
import type { SiteMaker } from '../site';
import { createYoutubeChat } from './chat';
import { passOverPast } from './past';
import { page } from './selectors';

/** Watch pages, `/live` addresses and embedded players. */
export const youtubeMaker: SiteMaker = {
  name: 'youtube',
  match: ({ hostname }) => /(^|\.)(youtube\.com|youtu\.be|youtube-nocookie\.com)$/.test(hostname),
  create: ({ liveOnly }) => {
    const { look, ...rest } = watchPage(page);
    return {
      name: 'youtube',
      ...rest,
      look: async (shown) => (liveOnly ? passOverPast(shown, await look(shown)) : look(shown)),
      chat: createYoutubeChat(),
    };
  },
};
