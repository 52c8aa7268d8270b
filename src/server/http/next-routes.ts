import type { FastifyPluginAsync } from 'fastify';
import next from 'next';

/**
 * Hands everything that no other route took to Next, which renders pages and runs next-auth. Bodies are left unread,
 * since Next reads them itself. `dir` is the folder with `.next`.
 */
export const nextRoutes: FastifyPluginAsync<{ dir: string }> = async (app, { dir }) => {
  const server = next({ dev: false, dir });
  const handle = server.getRequestHandler();
  await server.prepare();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.all('/*', async (request, reply) => {
    reply.hijack();
    await handle(request.raw, reply.raw);
  });
  app.addHook('onClose', () => server.close());
};
