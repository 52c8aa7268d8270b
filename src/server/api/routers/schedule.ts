import { presetName } from '@jomo/recorder/protocol';
import { z } from 'zod';
import { priority } from '@/shared/event';
import { readCapacityCores } from '../../recordings/read-capacity';
import { changeOccurrence, skipOccurrence, unskipOccurrence } from '../../schedule/change-occurrence';
import { listMissed } from '../../schedule/list-missed';
import { readBoard } from '../../schedule/read-board';
import { router, userProcedure } from '../trpc';

const byId = z.object({ id: z.string().min(1).max(64) });
const MOST_SPAN_MS = 9 * 24 * 60 * 60 * 1000;

const span = z
  .object({ from: z.int().nonnegative(), to: z.int().nonnegative() })
  .refine(({ from, to }) => to > from && to - from <= MOST_SPAN_MS, 'The board shows nine days at most.');

export const scheduleRouter = router({
  board: userProcedure.input(span).query(async ({ ctx, input }) => {
    const capacityCores = await readCapacityCores(ctx);
    return readBoard({ ...ctx, capacityCores }, ctx.user, input);
  }),
  missed: userProcedure.query(({ ctx }) => listMissed(ctx, ctx.user)),
  skip: userProcedure.input(byId).mutation(({ ctx, input }) => skipOccurrence(ctx, ctx.user, input.id)),
  unskip: userProcedure.input(byId).mutation(({ ctx, input }) => unskipOccurrence(ctx, ctx.user, input.id)),
  change: userProcedure
    .input(byId.extend({ priority: priority.nullish(), quality: presetName.nullish() }))
    .mutation(({ ctx, input: { id, ...wish } }) => changeOccurrence(ctx, ctx.user, id, wish)),
});
