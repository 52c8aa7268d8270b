import type { ChatMessage } from '../../../protocol/index';

/** Where a site's chat keeps its facts: CSS selectors, all of them strings, so that they can be sent into the page. */
export type ChatMarkup = {
  /** What holds the messages; the first that exists. */
  list: readonly string[];
  row: string;
  /** Attribute with the site's own id of a message; without it an element counts as one message. */
  idAttribute: string | null;
  /** The first that matches the row, or something in it, decides; all else is a plain message. */
  kinds: readonly (readonly [string, ChatMessage['kind']])[];
  author: string;
  /** Only the first of several messages in a row by one person names that person. */
  authorCarries: boolean;
  /** Whether the author's colour means something. */
  color: boolean;
  badge: string;
  amount: string;
  /** The words, the first that exists; without any, the text of the whole row. */
  text: readonly string[];
};

/** One message as it stands in the page. Positions count UTF-16 units of `text`. */
export type RawRow = {
  at: number;
  id: string;
  kind: string;
  author: string;
  color: string;
  badges: { name: string; image: string }[];
  amount: string;
  text: string;
  images: { at: number; text: string; image: string }[];
};

/** What one reading answers. `page` changes with every load; `backlog`: the row was there when the list was found,
 * or came within the moment in which pages fill in what was said before. */
export type RawBatch = { page: string; rows: (RawRow & { backlog: boolean })[] };
