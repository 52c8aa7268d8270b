import type { ChatMessage } from '@jomo/recorder/protocol';
import { messageKey } from './chat-order';
import { paidTier } from './paid-tier';

export type Pin = { key: string; message: ChatMessage; untilMs: number; pinMs: number; level: 0 | 1 | 2 };

/** More than this nobody sees at once. */
const MOST_PINS = 20;

/** Paid messages as what will be pinned, in order. */
export function toPins(paid: readonly ChatMessage[]): Pin[] {
  return paid.map((message) => {
    const { pinMs, level } = paidTier(message.amount);
    return { key: messageKey(message), message, untilMs: message.at + pinMs, pinMs, level };
  });
}

/** What is pinned at a moment: the newest first. Pure. */
export function pinnedAt(pins: readonly Pin[], wallMs: number): Pin[] {
  const there = pins.filter(({ message, untilMs }) => message.at <= wallMs && wallMs < untilMs);
  return there.slice(-MOST_PINS).reverse();
}
