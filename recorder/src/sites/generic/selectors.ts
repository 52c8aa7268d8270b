import { contract } from '../testcard/selectors';

/** What a chat of a page that nobody wrote a site for looks like; all of it strings, to be sent into the page. */
export type AnyChat = {
  /** What may hold a chat. */
  areas: string;
  /** The name in a message. */
  author: string;
  /** The words in a message, the first that there are; without any, all of it but the name. */
  words: readonly string[];
  /** A page that follows the contract of the test card is read by that alone. */
  contract: string;
};

export const chat: AnyChat = {
  areas: '[role="log"], [aria-live="polite"], [class*="chat" i], [id*="chat" i], [data-testid*="chat" i]',
  author:
    '[class*="author" i], [class*="username" i], [class*="user-name" i], [class*="user_name" i], [class*="nick" i], [class*="sender" i], [class*="display-name" i], [data-author], [data-username], [data-sender]',
  words: ['[class*="text" i], [class*="body" i], [class*="content" i]', 'p'],
  contract: contract.list,
};
