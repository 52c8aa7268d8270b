import { z } from 'zod';
import { createApiKey, listApiKeys, revokeApiKey } from '../../auth/api-keys';
import { router, userProcedure } from '../trpc';

export const settingsRouter = router({
  apiKeys: router({
    list: userProcedure.query(({ ctx }) => listApiKeys(ctx, ctx.user)),
    create: userProcedure
      .input(z.object({ name: z.string().trim().min(1, 'Give the key a name.').max(60) }))
      .mutation(({ ctx, input }) => createApiKey(ctx, ctx.user, input.name)),
    revoke: userProcedure
      .input(z.object({ id: z.string() }))
      .mutation(({ ctx, input }) => revokeApiKey(ctx, ctx.user, input.id)),
  }),
});
