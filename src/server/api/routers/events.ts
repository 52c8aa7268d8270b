import { z } from 'zod';
import { eventInput } from '@/shared/event';
import { createEvent, deleteEvent, updateEvent } from '../../subscriptions/events/edit-events';
import { getEvent, listEvents } from '../../subscriptions/events/event-views';
import { router, userProcedure } from '../trpc';

const byId = z.object({ id: z.string().min(1).max(64) });

export const eventsRouter = router({
  list: userProcedure
    .input(z.object({ from: z.enum(['own', 'calendars']) }))
    .query(({ ctx, input }) => listEvents(ctx, ctx.user, input)),
  get: userProcedure.input(byId).query(({ ctx, input }) => getEvent(ctx, ctx.user, input.id)),
  create: userProcedure.input(eventInput).mutation(({ ctx, input }) => createEvent(ctx, ctx.user, input)),
  update: userProcedure
    .input(eventInput.extend(byId.shape))
    .mutation(({ ctx, input: { id, ...input } }) => updateEvent(ctx, ctx.user, id, input)),
  delete: userProcedure.input(byId).mutation(({ ctx, input }) => deleteEvent(ctx, ctx.user, input.id)),
});
