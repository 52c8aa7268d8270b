import { presetName } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { priority } from '@/shared/event';
import { createRecordingInput } from '@/shared/recording';
import { changeRecording } from '../../recordings/change-recording';
import { createRecording } from '../../recordings/create-recording';
import { extendRecording } from '../../recordings/extend-recording';
import { readAgain } from '../../recordings/read-again';
import { getCapacity } from '../../recordings/read-capacity';
import { stopRecording } from '../../recordings/stop-recording';
import { getRecording, listRecordings } from '../../recordings/views';
import { router, userProcedure } from '../trpc';

const byId = z.object({ id: z.string().min(1).max(64) });
const page = z.object({
  scope: z.enum(['active', 'past']),
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(30),
});

export const recordingsRouter = router({
  create: userProcedure.input(createRecordingInput).mutation(({ ctx, input }) => createRecording(ctx, ctx.user, input)),
  list: userProcedure.input(page).query(({ ctx, input }) => listRecordings(ctx, ctx.user, input)),
  get: userProcedure.input(byId).query(({ ctx, input }) => getRecording(ctx, ctx.user, input.id)),
  again: userProcedure.input(byId).query(({ ctx, input }) => readAgain(ctx, ctx.user, input.id)),
  stop: userProcedure.input(byId).mutation(({ ctx, input }) => stopRecording(ctx, ctx.user, input.id)),
  extend: userProcedure
    .input(
      byId.extend({
        seconds: z
          .int()
          .min(1)
          .max(24 * 60 * 60),
      }),
    )
    .mutation(({ ctx, input }) => extendRecording(ctx, ctx.user, input.id, input.seconds)),
  change: userProcedure
    .input(byId.extend({ priority: priority.optional(), quality: presetName.optional() }))
    .mutation(({ ctx, input: { id, ...wish } }) => changeRecording(ctx, ctx.user, id, wish)),
  capacity: userProcedure.query(({ ctx }) => getCapacity(ctx)),
  testcardUrl: userProcedure.query(({ ctx }) => ({ url: `${ctx.internalUrl}/testcard` })),
});
