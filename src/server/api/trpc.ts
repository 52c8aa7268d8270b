import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { AppError, type ErrorCode } from '../errors';
import type { ApiContext } from './context';

const codes: Readonly<Record<ErrorCode, TRPCError['code']>> = {
  bad_input: 'BAD_REQUEST',
  unauthorized: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
};

const t = initTRPC.context<ApiContext>().create({
  /** Input errors name their fields; unforeseen errors say nothing about the inside. */
  errorFormatter({ shape, error }) {
    const { stack: _stack, ...data } = shape.data;
    if (error.cause instanceof ZodError) {
      const { fieldErrors } = z.flattenError(error.cause);
      const message = error.cause.issues[0]?.message ?? 'That input is not valid.';
      return { ...shape, message, data: { ...data, fieldErrors: fieldErrors as Record<string, string[]> } };
    }
    const hidden = error.code === 'INTERNAL_SERVER_ERROR' && !(error.cause instanceof AppError);
    const message = hidden ? 'Something went wrong on the server. Its log says more.' : shape.message;
    const field = error.cause instanceof AppError ? error.cause.field : null;
    const fieldErrors: Record<string, string[]> | undefined = field === null ? undefined : { [field]: [message] };
    return { ...shape, message, data: { ...data, fieldErrors } };
  },
});

/** The one place where domain errors become tRPC errors, and where a failed call is logged. */
const mapErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError) throw new TRPCError({ code: codes[cause.code], message: cause.userMessage, cause });
  if (result.error.code === 'INTERNAL_SERVER_ERROR') ctx.log.error({ path, err: cause ?? result.error }, 'call failed');
  return result;
});

export const router = t.router;
export const publicProcedure = t.procedure.use(mapErrors);
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
  return next({ ctx: { ...ctx, user: ctx.user } });
});
