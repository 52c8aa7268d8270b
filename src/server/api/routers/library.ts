import { z } from 'zod';
import { deleteVideo } from '../../library/delete-video';
import { listVideos } from '../../library/list-videos';
import { renameVideo } from '../../library/rename-video';
import { starVideo } from '../../library/star-video';
import { router, userProcedure } from '../trpc';

const videoId = z.string().min(1).max(64);
const page = z.object({
  query: z.string().trim().max(200).optional(),
  channelId: videoId.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(48),
});

export const libraryRouter = router({
  list: userProcedure.input(page).query(({ ctx, input }) => listVideos(ctx, ctx.user, input)),
  rename: userProcedure
    .input(z.object({ videoId, title: z.string().trim().min(1, 'Give the video a title.').max(200) }))
    .mutation(({ ctx, input }) => renameVideo(ctx, ctx.user, input.videoId, input.title)),
  star: userProcedure
    .input(z.object({ videoId, starred: z.boolean() }))
    .mutation(({ ctx, input }) => starVideo(ctx, ctx.user, input.videoId, input.starred)),
  remove: userProcedure
    .input(z.object({ videoId }))
    .mutation(({ ctx, input }) => deleteVideo(ctx, ctx.user, input.videoId)),
});
