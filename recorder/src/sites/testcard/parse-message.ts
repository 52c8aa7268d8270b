import type { SeenMessage } from '../site';
import type { RawMessage } from './in-page';

/** A message of the DOM contract, cut to the limits of the protocol: one odd message must not spoil a batch. */
export function parseMessage(raw: RawMessage): SeenMessage {
  const color = /^#[0-9a-fA-F]{6}$/.test(raw.color) ? raw.color : undefined;
  const badges = raw.badges
    .split(',')
    .map((badge) => badge.trim().slice(0, 60))
    .filter((badge) => badge !== '')
    .slice(0, 10);
  return {
    at: Math.max(0, Math.round(raw.at)),
    kind: raw.kind === 'paid' || raw.kind === 'system' ? raw.kind : 'message',
    author: raw.author.slice(0, 200),
    ...(color ? { color } : {}),
    badges,
    ...(raw.amount ? { amount: raw.amount.slice(0, 40) } : {}),
    text: raw.text.slice(0, 4000),
  };
}
