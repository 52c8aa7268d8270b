import type { ChatReader } from '../site';
import { contractChat } from '../testcard/chat';
import { drainAnyChat } from './any-chat-in-page';
import { createChatReader } from './list-chat';
import { chat } from './selectors';

/**
 * The chat of any page: by the data-jomo-chat contract where the page follows it, else by its looks, in whichever frame it is.
 * Many pages have none, so a missing one means nothing.
 */
export function createAnyChat(): ChatReader {
  const byLooks = createChatReader({ readFrame: (frame) => frame.evaluate(drainAnyChat, chat), expected: false });
  return {
    start: async (page, tools) => {
      const stops = [await contractChat.start(page, tools), await byLooks.start(page, tools)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    found: async (page) => (await contractChat.found(page)) || (await byLooks.found(page)),
    expected: false,
  };
}
