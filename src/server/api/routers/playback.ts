import { z } from 'zod';
import { MAX_SEARCH_CHARS } from '@/shared/search/read-search';
import { makeScreenGrant } from '../../auth/screen-grants';
import { getChatActivity } from '../../playback/chat-activity';
import { searchChat } from '../../playback/chat-search';
import { readChatBefore, readChatWindow, readPaidChat } from '../../playback/chat-windows';
import { findNextVideo } from '../../playback/next-video';
import { addChapter, removeChapter, renameChapter } from '../../playback/own-chapters';
import { getPlaybackInfo } from '../../playback/playback-info';
import { saveProgress } from '../../playback/progress';
import { getRungSizes } from '../../playback/rung-sizes';
import { router, userProcedure } from '../trpc';

const videoId = z.string().min(1).max(64);
const wallMs = z.int().nonnegative();
/** What is longer is cut rather than refused: there is nothing wrong with it. */
const searchText = z.string().transform((text) => text.slice(0, MAX_SEARCH_CHARS));
/** How long ago, at most half a year: a phone may have been away for long. */
const ageMs = z
  .number()
  .min(0)
  .max(183 * 86_400_000);
const limit = z.int().min(1).max(1000).default(500);
const chapterTitle = z.string().trim().min(1, 'Give the chapter a title.').max(100);
const author = z.string().max(200).optional();

export const playbackRouter = router({
  info: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => getPlaybackInfo(ctx, ctx.user, input.videoId)),
  next: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => findNextVideo(ctx, ctx.user, input.videoId)),
  /** For `screenUrlOf`: a television that fetches by itself is given that address. */
  screenGrant: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => ({ grant: makeScreenGrant(ctx, ctx.user, input.videoId) })),
  saveProgress: userProcedure
    .input(
      z.object({
        videoId,
        positionSec: z.number().min(0).max(1e7),
        at: wallMs.optional(),
        ageMs: ageMs.optional(),
        actionAgeMs: ageMs.optional(),
        player: z.string().min(1).max(64).optional(),
      }),
    )
    .mutation(({ ctx, input }) => saveProgress(ctx, ctx.user, input)),
  addChapter: userProcedure
    .input(z.object({ videoId, at: z.number().min(0).max(1e7), title: chapterTitle }))
    .mutation(({ ctx, input }) => addChapter(ctx, ctx.user, input)),
  renameChapter: userProcedure
    .input(z.object({ id: videoId, title: chapterTitle }))
    .mutation(({ ctx, input }) => renameChapter(ctx, ctx.user, input)),
  removeChapter: userProcedure
    .input(z.object({ id: videoId }))
    .mutation(({ ctx, input }) => removeChapter(ctx, ctx.user, input.id)),
  rungSizes: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => getRungSizes(ctx, ctx.user, input.videoId)),
  chatWindow: userProcedure
    .input(z.object({ videoId, fromMs: wallMs, toMs: wallMs, limit, author }))
    .query(({ ctx, input }) => readChatWindow(ctx, ctx.user, input)),
  chatSearch: userProcedure
    .input(
      z.object({
        videoId,
        query: searchText.default(''),
        author,
        cursor: z.int().nonnegative().optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) => searchChat(ctx, ctx.user, input)),
  chatBefore: userProcedure
    .input(z.object({ videoId, beforeMs: wallMs, limit, author }))
    .query(({ ctx, input }) => readChatBefore(ctx, ctx.user, input)),
  chatPaid: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => readPaidChat(ctx, ctx.user, input.videoId)),
  chatActivity: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => getChatActivity(ctx, ctx.user, input.videoId)),
});
