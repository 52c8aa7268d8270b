import { z } from 'zod';

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
});
export type ChatMessage = z.infer<typeof chatMessage>;
