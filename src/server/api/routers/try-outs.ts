import { z } from 'zod';
import { tryOutInput } from '@/shared/try-out';
import { getTryOut, startTryOut } from '../../recordings/try-outs';
import { router, userProcedure } from '../trpc';

export const tryOutsRouter = router({
  start: userProcedure.input(tryOutInput).mutation(({ ctx, input }) => startTryOut(ctx, ctx.user, input)),
  get: userProcedure
    .input(z.object({ id: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => getTryOut(ctx, ctx.user, input.id)),
});
