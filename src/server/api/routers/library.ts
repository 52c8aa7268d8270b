import { z } from 'zod';
import { libraryFilter } from '@/shared/library-filter';
import { getVideo } from '../../library/get-video';
import { listVideos } from '../../library/list-videos';
import { listIds, listWindow } from '../../library/list-window';
import { markWatched } from '../../library/mark-watched';
import { emptyTrash } from '../../library/purge-trash';
import { readHome } from '../../library/read-home';
import { renameVideo } from '../../library/rename-video';
import { starVideo } from '../../library/star-video';
import { starVideos } from '../../library/star-videos';
import { carriedTags, listTags, tagVideos } from '../../library/tag-videos';
import { restoreVideos, trashVideos } from '../../library/trash-videos';
import { router, userProcedure } from '../trpc';

const videoId = z.string().min(1).max(64);
const videoIds = z.array(videoId).min(1).max(20_000);
const page = z.object({
  query: z.string().trim().max(200).optional(),
  channelId: videoId.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(48),
});

export const libraryRouter = router({
  list: userProcedure.input(page).query(({ ctx, input }) => listVideos(ctx, ctx.user, input)),
  /** What a page of the library shows, from any place on. */
  window: userProcedure
    .input(z.object({ filter: libraryFilter, offset: z.int().min(0).max(1e6), limit: z.int().min(1).max(100) }))
    .query(({ ctx, input }) => listWindow(ctx, ctx.user, input)),
  get: userProcedure.input(z.object({ videoId })).query(({ ctx, input }) => getVideo(ctx, ctx.user, input.videoId)),
  ids: userProcedure.input(libraryFilter).query(({ ctx, input }) => listIds(ctx, ctx.user, input)),
  home: userProcedure.query(({ ctx }) => readHome(ctx, ctx.user)),
  tags: userProcedure.query(({ ctx }) => listTags(ctx, ctx.user)),
  /** Changes nothing; only more ids than an address takes make it a mutation. */
  carriedTags: userProcedure
    .input(z.object({ videoIds }))
    .mutation(({ ctx, input }) => carriedTags(ctx, ctx.user, input.videoIds)),
  tag: userProcedure
    .input(z.object({ videoIds, name: z.string().trim().min(1, 'Give the tag a name.').max(40), on: z.boolean() }))
    .mutation(({ ctx, input }) => tagVideos(ctx, ctx.user, input)),
  markWatched: userProcedure
    .input(z.object({ videoIds, watched: z.boolean() }))
    .mutation(({ ctx, input }) => markWatched(ctx, ctx.user, input)),
  starMany: userProcedure
    .input(z.object({ videoIds }))
    .mutation(({ ctx, input }) => starVideos(ctx, ctx.user, input.videoIds)),
  rename: userProcedure
    .input(z.object({ videoId, title: z.string().trim().min(1, 'Give the video a title.').max(200) }))
    .mutation(({ ctx, input }) => renameVideo(ctx, ctx.user, input.videoId, input.title)),
  star: userProcedure
    .input(z.object({ videoId, starred: z.boolean() }))
    .mutation(({ ctx, input }) => starVideo(ctx, ctx.user, input.videoId, input.starred)),
  remove: userProcedure
    .input(z.object({ videoIds }))
    .mutation(({ ctx, input }) => trashVideos(ctx, ctx.user, input.videoIds)),
  restore: userProcedure
    .input(z.object({ videoIds }))
    .mutation(({ ctx, input }) => restoreVideos(ctx, ctx.user, input.videoIds)),
  removeForGood: userProcedure
    .input(z.object({ videoIds: videoIds.optional() }))
    .mutation(({ ctx, input }) => emptyTrash(ctx, ctx.user, input.videoIds)),
});
