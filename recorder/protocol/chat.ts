import { z } from 'zod';
import { chatImageHash } from './chat-image';

/** A picture inside the text: `text` stands at position `at` of the message's text and is what is shown without it. */
export const chatEmote = z.object({ hash: chatImageHash, text: z.string().min(1).max(100), at: z.int().nonnegative() });
export type ChatEmote = z.infer<typeof chatEmote>;

/** One chat message as read from the page. `at` is the wall clock in epoch milliseconds when it appeared. */
export const chatMessage = z.object({
  at: z.int().nonnegative(),
  /** Counts up within one recorder; makes (at, seq) unique and replays harmless. */
  seq: z.int().nonnegative(),
  kind: z.enum(['message', 'paid', 'system']).default('message'),
  author: z.string().max(200),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  badges: z.array(z.string().max(60)).max(10).default([]),
  /** As printed by the site ("5.00 EUR"), for `paid`. */
  amount: z.string().max(40).optional(),
  text: z.string().max(4000),
  emotes: z.array(chatEmote).max(100).optional(),
  /** Pictures of those badges that have one. */
  badgeImages: z
    .array(z.object({ name: z.string().max(60), hash: chatImageHash }))
    .max(10)
    .optional(),
});
export type ChatMessage = z.infer<typeof chatMessage>;
