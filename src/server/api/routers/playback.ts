import { z } from 'zod';
import { readChatBefore, readChatWindow } from '../../playback/chat-windows';
import { getPlaybackInfo } from '../../playback/playback-info';
import { saveProgress } from '../../playback/progress';
import { router, userProcedure } from '../trpc';

const videoId = z.string().min(1).max(64);
const wallMs = z.int().nonnegative();
const limit = z.int().min(1).max(1000).default(500);

export const playbackRouter = router({
  info: userProcedure
    .input(z.object({ videoId }))
    .query(({ ctx, input }) => getPlaybackInfo(ctx, ctx.user, input.videoId)),
  saveProgress: userProcedure
    .input(z.object({ videoId, positionSec: z.number().min(0).max(1e7) }))
    .mutation(({ ctx, input }) => saveProgress(ctx, ctx.user, input)),
  chatWindow: userProcedure
    .input(z.object({ videoId, fromMs: wallMs, toMs: wallMs, limit }))
    .query(({ ctx, input }) => readChatWindow(ctx, ctx.user, input)),
  chatBefore: userProcedure
    .input(z.object({ videoId, beforeMs: wallMs, limit }))
    .query(({ ctx, input }) => readChatBefore(ctx, ctx.user, input)),
});
