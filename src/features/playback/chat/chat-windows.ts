import type { ChatMessage } from '@jomo/recorder/protocol';

/** Chat is fetched in windows of a minute of wall clock, so that they can be cached by number. */
export const WINDOW_MS = 60_000;
/** Messages from before the first window, so that a list never begins empty. */
export const HISTORY = 50;
/** The next window is fetched when the end of the present one is this near. */
const AHEAD_MS = 30_000;
/** Kept in memory at most; beyond that the list begins later. */
const MOST_WINDOWS = 30;
const MOST_MESSAGES = 5_000;
/** The recorder sends chat in batches: what is younger than this may not have arrived yet. */
const SETTLED_MS = 20_000;

export type WindowRange = { first: number; last: number };

export function windowOf(wallMs: number): number {
  return Math.floor(wallMs / WINDOW_MS);
}

/**
 * The windows to hold, given those held so far: they grow with the playback, and begin anew after a jump out of them
 * or when they have become too many.
 */
export function nextRange(held: WindowRange | null, wallMs: number, heldMessages: number): WindowRange {
  const here = windowOf(wallMs);
  const last = windowOf(wallMs + AHEAD_MS);
  if (!held || here < held.first || here > held.last + 1) return { first: here, last };
  const tooMany = here - held.first >= MOST_WINDOWS || heldMessages > MOST_MESSAGES;
  const first = tooMany && here - held.first >= 2 ? here - 1 : held.first;
  return { first, last: Math.max(last, here) };
}

/** True when nothing can be added to a window any more. `edgeMs`: how far the recording had got; null = it is over. */
export function isSettled(window: number, edgeMs: number | null): boolean {
  return edgeMs === null || edgeMs > (window + 1) * WINDOW_MS + SETTLED_MS;
}

const order = (a: ChatMessage, b: ChatMessage) => a.at - b.at || a.seq - b.seq;

/** Two lists as one, in order, without repeats. */
export function mergeMessages(held: readonly ChatMessage[], more: readonly ChatMessage[]): ChatMessage[] {
  const lastHeld = held.at(-1);
  const firstMore = more[0];
  if (!firstMore) return [...held];
  if (!lastHeld || order(lastHeld, firstMore) < 0) return [...held, ...more];
  // Only the end of what is held can overlap, and it is short beside the rest.
  const from = countSaid(held, firstMore.at - 1);
  const byKey = new Map([...held.slice(from), ...more].map((message) => [messageKey(message), message]));
  return [...held.slice(0, from), ...[...byKey.values()].sort(order)];
}

export function messageKey({ at, seq }: Pick<ChatMessage, 'at' | 'seq'>): string {
  return `${at}:${seq}`;
}

/** How many of the messages (in order) have been said by `wallMs`. */
export function countSaid(messages: readonly ChatMessage[], wallMs: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const message = messages[middle];
    if (message && message.at <= wallMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
