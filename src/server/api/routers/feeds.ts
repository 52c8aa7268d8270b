import { z } from 'zod';
import { changedFeedInput, newFeedInput } from '@/shared/feed';
import { createFeed, deleteFeed, listFeeds, pollNow, updateFeed } from '../../subscriptions/calendars/feeds';
import { router, userProcedure } from '../trpc';

const byId = z.object({ id: z.string().min(1).max(64) });

export const feedsRouter = router({
  list: userProcedure.query(({ ctx }) => listFeeds(ctx, ctx.user)),
  create: userProcedure.input(newFeedInput).mutation(({ ctx, input }) => createFeed(ctx, ctx.user, input)),
  update: userProcedure
    .input(changedFeedInput)
    .mutation(({ ctx, input: { id, ...input } }) => updateFeed(ctx, ctx.user, id, input)),
  poll: userProcedure.input(byId).mutation(({ ctx, input }) => pollNow(ctx, ctx.user, input.id)),
  delete: userProcedure.input(byId).mutation(({ ctx, input }) => deleteFeed(ctx, ctx.user, input.id)),
});
