import { z } from 'zod';
import { answerDevice, askForDevice, readDeviceCode, showAskingDevice } from '../../auth/device-codes';
import { listDevices, unlinkDevice } from '../../auth/devices';
import type { LoginLimit } from '../../auth/login-limit';
import { publicProcedure, router, userProcedure } from '../trpc';

const guesses: LoginLimit = new Map();
const code = z.string().trim().min(1, 'Type the code that the device shows.').max(40);
const secret = z.string().min(20).max(100);

/** Signing in by a code: `ask` and `poll` are called by the device, the rest by who is signed in. */
export const devicesRouter = router({
  ask: publicProcedure
    .input(z.object({ userAgent: z.string().max(500) }))
    .mutation(({ ctx, input }) => askForDevice(ctx, input.userAgent)),
  poll: publicProcedure.input(z.object({ secret })).mutation(({ ctx, input }) => readDeviceCode(ctx, input.secret)),
  show: userProcedure
    .input(z.object({ code }))
    .mutation(({ ctx, input }) => showAskingDevice({ ...ctx, guesses }, ctx.user, input.code)),
  answer: userProcedure
    .input(z.object({ code, allow: z.boolean() }))
    .mutation(({ ctx, input }) => answerDevice({ ...ctx, guesses }, ctx.user, input)),
  list: userProcedure.query(({ ctx }) => listDevices(ctx, ctx.user)),
  unlink: userProcedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => unlinkDevice(ctx, ctx.user, input.id)),
});
