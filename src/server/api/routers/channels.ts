import { z } from 'zod';
import { channelChanges, importInput, subscribeInput, titleRules } from '@/shared/channel';
import { getChannel, listChannelNames, listChannels, listHistory } from '../../subscriptions/channels/channel-views';
import { checkNow, subscribe, unsubscribe, updateChannel } from '../../subscriptions/channels/edit-channels';
import { importChannels } from '../../subscriptions/channels/import-channels';
import { previewRules } from '../../subscriptions/channels/preview-rules';
import { recordAnyway } from '../../subscriptions/channels/record-anyway';
import { router, userProcedure } from '../trpc';

const id = z.string().min(1).max(64);
const byId = z.object({ id });
const page = byId.extend({ cursor: id.optional(), limit: z.int().min(1).max(100).default(30) });

export const channelsRouter = router({
  list: userProcedure.query(({ ctx }) => listChannels(ctx, ctx.user)),
  names: userProcedure.query(({ ctx }) => listChannelNames(ctx, ctx.user)),
  get: userProcedure.input(byId).query(({ ctx, input }) => getChannel(ctx, ctx.user, input.id)),
  history: userProcedure.input(page).query(({ ctx, input }) => listHistory(ctx, ctx.user, input)),
  subscribe: userProcedure.input(subscribeInput).mutation(({ ctx, input }) => subscribe(ctx, ctx.user, input)),
  import: userProcedure.input(importInput).mutation(({ ctx, input }) => importChannels(ctx, ctx.user, input)),
  update: userProcedure
    .input(channelChanges.extend(byId.shape))
    .mutation(({ ctx, input: { id: channelId, ...changes } }) => updateChannel(ctx, ctx.user, channelId, changes)),
  checkNow: userProcedure.input(byId).mutation(({ ctx, input }) => checkNow(ctx, ctx.user, input.id)),
  unsubscribe: userProcedure.input(byId).mutation(({ ctx, input }) => unsubscribe(ctx, ctx.user, input.id)),
  previewRules: userProcedure
    .input(byId.extend({ titles: titleRules }))
    .query(({ ctx, input }) => previewRules(ctx, ctx.user, input)),
  recordAnyway: userProcedure
    .input(z.object({ broadcastId: id }))
    .mutation(({ ctx, input }) => recordAnyway(ctx, ctx.user, input.broadcastId)),
});
