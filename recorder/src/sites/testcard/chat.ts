import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { ChatReader } from '../site';
import { watchChat } from './in-page';
import { parseMessage } from './parse-message';
import { contract } from './selectors';

const text = z.string();
const rawMessage = z.object({
  at: z.number(),
  kind: text,
  author: text,
  color: text,
  badges: text,
  amount: text,
  text,
});
const rawMessages = z.array(rawMessage).max(500);

/**
 * Reads the chat of any page that follows the contract: container `[data-jomo-chat]`, messages `[data-jomo-message]`
 * with data-author, -color, -kind, -badges, -amount and their text in `[data-jomo-text]`.
 */
export const contractChat: Omit<ChatReader, 'expected'> = {
  start: async (page, { onMessages }) => {
    await page.exposeBinding('jomoChat', (_source, messages: unknown) => {
      const result = rawMessages.safeParse(messages);
      if (result.success) onMessages(result.data.map(parseMessage));
    });
    await page.addInitScript(watchChat, contract);
    return () => undefined;
  },
  found: (page: Page) =>
    page.evaluate((list) => document.querySelector(list) !== null, contract.list).catch(() => false),
};
