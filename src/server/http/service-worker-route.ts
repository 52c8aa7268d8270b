import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyPluginAsync } from 'fastify';

/**
 * GET /sw.js: the service worker, built with the pages into dist/ of `dir`. Asked for anew each time, so that a new version
 * is noticed; without one (pages built by hand) 404, and the app works online only.
 */
export const serviceWorkerRoute: FastifyPluginAsync<{ dir: string }> = async (app, { dir }) => {
  const script = await readFile(path.join(dir, 'dist/sw.js')).catch(() => null);
  app.get('/sw.js', (_request, reply) => {
    if (!script) return reply.status(404).send();
    return reply
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': "default-src 'self'" })
      .type('text/javascript; charset=utf-8')
      .send(script);
  });
};
