import { statfs } from 'node:fs/promises';
import type { FastifyPluginAsync } from 'fastify';
import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';

type Check = { ok: boolean; detail: string };

const LOW_DISK_BYTES = 1024 ** 3;

async function checkDatabase(db: Db): Promise<Check> {
  try {
    await db.$queryRaw`SELECT 1`;
    return { ok: true, detail: 'answers' };
  } catch {
    return { ok: false, detail: 'does not answer' };
  }
}

async function checkDisk(paths: StoragePaths): Promise<Check> {
  const { bavail, bsize } = await statfs(paths.root);
  const free = bavail * bsize;
  return { ok: free > LOW_DISK_BYTES, detail: `${(free / 1e9).toFixed(1)} GB free` };
}

/** `GET /health`: open to everybody, says nothing secret; `degraded` (still 200) when a check is not ok. */
export const healthRoute: FastifyPluginAsync<{ db: Db; paths: StoragePaths }> = async (app, { db, paths }) => {
  app.get('/health', async (_request, reply) => {
    const checks = { database: await checkDatabase(db), disk: await checkDisk(paths) };
    const ok = Object.values(checks).every((check) => check.ok);
    return reply.header('cache-control', 'no-store').send({ status: ok ? 'ok' : 'degraded', checks });
  });
};
