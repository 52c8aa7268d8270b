import { z } from 'zod';
import { librarySorts, watchStates } from './library-choices';

/** What of the library is shown, and in what order. Moments are epoch milliseconds; `to` is not included. */
export const libraryFilter = z.object({
  channelId: z.string().min(1).max(64).optional(),
  state: z.enum(watchStates).optional(),
  starred: z.boolean().optional(),
  recording: z.boolean().optional(),
  chat: z.boolean().optional(),
  /** A tag by its name. */
  tag: z.string().min(1).max(40).optional(),
  from: z.int().nonnegative().optional(),
  to: z.int().nonnegative().optional(),
  /** What is in the trash instead. */
  trash: z.boolean().optional(),
  sort: z.enum(librarySorts).default('newest'),
});
export type LibraryFilter = z.infer<typeof libraryFilter>;
