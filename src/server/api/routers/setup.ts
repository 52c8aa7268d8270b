import { z } from 'zod';
import { syncApiKeyFromEnv } from '../../auth/api-keys';
import { createOwnerWithCode, needsOwner } from '../../auth/owner';
import { publicProcedure, router } from '../trpc';

const ownerInput = z.object({
  code: z.string().trim().min(1, "Give the code printed in the server's log.").max(20),
  email: z.email('That is not an e-mail address.').max(200),
  name: z.string().trim().min(1, 'Give your name.').max(100),
  password: z.string().min(8, 'Use at least 8 characters.').max(200),
});

export const setupRouter = router({
  status: publicProcedure.query(async ({ ctx }) => ({ needsOwner: await needsOwner(ctx) })),
  createOwner: publicProcedure.input(ownerInput).mutation(async ({ ctx, input }) => {
    await createOwnerWithCode({ db: ctx.db, guard: ctx.setupGuard }, input);
    await syncApiKeyFromEnv(ctx);
  }),
});
