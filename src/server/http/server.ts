import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { WebServices } from '../api/context';
import { type AppRouter, appRouter } from '../api/root';
import { authenticate } from '../auth/authenticate';
import { readScreenGrant } from '../auth/screen-grants';
import { AppError, httpStatus } from '../errors';
import { calendarRoutes } from './calendar-routes';
import { channelPictureRoutes } from './channel-pictures';
import { isSameOrigin } from './check-origin';
import { healthRoute } from './health';
import { mediaRoutes } from './media-routes';
import { nextRoutes } from './next-routes';
import { recorderRoutes } from './recorder-routes';
import { serviceWorkerRoute } from './service-worker-route';

/** Room for the ids in a batched tRPC path. */
const MAX_PARAM_LENGTH = 5000;
const BODY_LIMIT = 1024 * 1024;

function answerErrors(app: FastifyInstance, { log }: WebServices): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof AppError) {
      return reply.status(httpStatus[error.code]).send({ error: error.userMessage, code: error.code });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    const message = status >= 500 ? 'Something went wrong on the server. Its log says more.' : error.message;
    return reply.status(status).send({ error: message, code: status >= 500 ? 'internal' : 'bad_input' });
  });
}

/** Builds the one HTTP server: tRPC, media, recorder and health endpoints; everything else goes to Next, from `pagesDir`. */
export async function createHttpServer(services: WebServices, pagesDir: string | null): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  answerErrors(app, services);
  const signedIn = (request: Pick<FastifyRequest, 'headers'>) => authenticate(services, request.headers);
  const trpc: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: async ({ req }) => {
        const user = await signedIn(req);
        const forged =
          user?.via === 'session' && req.method !== 'GET' && !isSameOrigin(req.headers.origin, req.headers.host);
        return { ...services, user: forged ? null : user };
      },
    },
  };
  await app.register(fastifyTRPCPlugin, trpc);
  await app.register(healthRoute, services);
  await app.register(recorderRoutes, services);
  await app.register(calendarRoutes, { ...services, authenticate: signedIn });
  await app.register(channelPictureRoutes, { ...services, authenticate: signedIn });
  await app.register(mediaRoutes, {
    ...services,
    authenticate: signedIn,
    readGrant: (videoId, grant) => readScreenGrant(services, videoId, grant),
    accelRedirect: services.env.JOMO_ACCEL_REDIRECT,
  });
  if (pagesDir) {
    await app.register(serviceWorkerRoute, { dir: pagesDir });
    await app.register(nextRoutes, { dir: pagesDir });
  }
  return app;
}
