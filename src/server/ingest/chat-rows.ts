import { type ChatMessage, chatMessage } from '@jomo/recorder/protocol';
import { z } from 'zod';

/** The columns of table `message` that make a message, of the table by that name in a query. */
export const CHAT_COLUMNS = 'at, seq, kind, author, color, badges, amount, text, extra';

/** Emotes and pictures of badges, as JSON: few messages have any. */
const pictures = chatMessage.pick({ emotes: true, badgeImages: true });

/** What `insert` wrote: messages that had passed the protocol's schema. Plain, since a window has up to a thousand. */
const storedRow = chatMessage.pick({ at: true, seq: true, author: true, text: true }).extend({
  kind: chatMessage.shape.kind.unwrap(),
  badges: z.string(),
  color: z.string().nullable(),
  amount: z.string().nullable(),
  extra: z.string().nullable(),
});
const storedRows = z.array(storedRow);
const storedBadges = z.array(z.string());

/** A literal of its own for each would be allocated where only a major collection clears up: V8 takes it for long-lived. */
function toMessage({ badges, color, amount, extra, ...rest }: z.infer<typeof storedRow>): ChatMessage {
  const message: ChatMessage = Object.assign(rest, {
    badges: badges === '[]' ? [] : storedBadges.parse(JSON.parse(badges)),
  });
  if (color !== null) message.color = color;
  if (amount !== null) message.amount = amount;
  if (extra !== null) Object.assign(message, pictures.parse(JSON.parse(extra)));
  return message;
}

/** Rows of `message` -> messages. */
export function parseChatRows(rows: unknown[]): ChatMessage[] {
  return storedRows.parse(rows).map(toMessage);
}
