import type { ChatMessage } from '@jomo/recorder/protocol';

type Place = Pick<ChatMessage, 'at' | 'seq'>;

/** The order in which messages were written. */
export const byPlace = (a: Place, b: Place): number => a.at - b.at || a.seq - b.seq;

export function messageKey({ at, seq }: Place): string {
  return `${at}:${seq}`;
}

/** How many of the messages (in order) stand before or at a place. */
export function countUpTo(messages: readonly ChatMessage[], place: Place): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const message = messages[middle];
    if (message && byPlace(message, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the messages (in order) have been said by `wallMs`. */
export function countSaid(messages: readonly ChatMessage[], wallMs: number): number {
  return countUpTo(messages, { at: wallMs, seq: Number.POSITIVE_INFINITY });
}

/** Two lists as one, in order, without repeats. Each is in order; they overlap little. */
export function mergeMessages(held: readonly ChatMessage[], more: readonly ChatMessage[]): readonly ChatMessage[] {
  const firstMore = more[0];
  const lastMore = more.at(-1);
  if (!firstMore || !lastMore) return held;
  const from = countSaid(held, firstMore.at - 1);
  const to = countSaid(held, lastMore.at);
  if (from === to) return [...held.slice(0, from), ...more, ...held.slice(to)];
  const byKey = new Map([...held.slice(from, to), ...more].map((message) => [messageKey(message), message]));
  const middle = [...byKey.values()];
  // Nothing new: the same list, so that nothing is drawn again.
  if (middle.length === to - from) return held;
  return [...held.slice(0, from), ...middle.sort(byPlace), ...held.slice(to)];
}
