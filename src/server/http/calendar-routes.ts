import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { MOST_CALENDAR_BYTES } from '@/shared/feed';
import type { WebServices } from '../api/context';
import type { SignedIn } from '../auth/authenticate';
import { AppError } from '../errors';
import { uploadCalendar } from '../subscriptions/calendars/feeds';
import { isSameOrigin } from './check-origin';

type Options = WebServices & { authenticate: (request: FastifyRequest) => Promise<SignedIn | null> };

/**
 * PUT /calendars/:id takes the file of an uploaded calendar, 10 MB at most: too much for the API's bodies. Who asks is
 * checked before the body is read.
 */
export const calendarRoutes: FastifyPluginAsync<Options> = async (app, options) => {
  const users = new WeakMap<FastifyRequest, SignedIn>();
  app.addContentTypeParser(
    ['text/calendar', 'text/plain'],
    { parseAs: 'string', bodyLimit: MOST_CALENDAR_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.addHook('onRequest', async (request) => {
    const user = await options.authenticate(request);
    const forged = user?.via === 'session' && !isSameOrigin(request.headers.origin, request.headers.host);
    if (!user || forged) throw new AppError('unauthorized', 'Sign in first.');
    users.set(request, user);
  });
  app.put<{ Params: { id: string } }>('/calendars/:id', async (request) => {
    const user = users.get(request);
    if (!user) throw new AppError('unauthorized', 'Sign in first.');
    if (typeof request.body !== 'string') throw new AppError('bad_input', 'Send the calendar as text/calendar.');
    return uploadCalendar(options, user, request.params.id, request.body);
  });
};
