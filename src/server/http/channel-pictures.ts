import { readFile } from 'node:fs/promises';
import { chatImageType } from '@jomo/recorder/protocol';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { StoragePaths } from '../storage-paths';

type Options = {
  authenticate: (request: Pick<FastifyRequest, 'headers'>) => Promise<{ id: string } | null>;
  db: Db;
  paths: StoragePaths;
};

const nothing = () => new AppError('not_found', 'This picture does not exist.');

/** GET /channel-pictures/:id: the picture of a channel, for its owner only. From outside, so it is shown as a picture only. */
export const channelPictureRoutes: FastifyPluginAsync<Options> = async (app, { authenticate, db, paths }) => {
  app.get<{ Params: { id: string } }>('/channel-pictures/:id', async (request, reply) => {
    const user = await authenticate(request);
    if (!user) throw new AppError('unauthorized', 'Sign in first.');
    const where = { id: request.params.id, ownerId: user.id, hasPicture: true };
    const row = await db.channel.findFirst({ where, select: { id: true } });
    const bytes = row && (await readFile(paths.channelPicture(row.id)).catch(() => null));
    const type = bytes && chatImageType(bytes);
    if (!bytes || !type) throw nothing();
    // The address changes with the picture.
    const headers = { 'cache-control': 'private, max-age=604800', 'x-content-type-options': 'nosniff' };
    return reply.headers(headers).type(type).send(bytes);
  });
};
