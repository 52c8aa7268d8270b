import { z } from 'zod';
import { MAX_SEARCH_CHARS } from '@/shared/search/read-search';
import { searchKinds } from '@/shared/search/search-views';
import { searchEverything } from '../../library/search/search-everything';
import { router, userProcedure } from '../trpc';

const wallMs = z.int().nonnegative();

export const searchRouter = router({
  everything: userProcedure
    .input(
      z.object({
        // What is longer is cut rather than refused: there is nothing wrong with it.
        query: z.string().transform((text) => text.slice(0, MAX_SEARCH_CHARS)),
        kind: z.enum(searchKinds).default('all'),
        channelId: z.string().min(1).max(64).optional(),
        fromMs: wallMs.optional(),
        toMs: wallMs.optional(),
      }),
    )
    .query(({ ctx, input }) => searchEverything(ctx, ctx.user, input)),
});
