import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';
import type { HealthCheck as Check, HealthReport } from '@/shared/health-report';
import type { WebServices } from '../api/context';
import { freeBytes } from '../free-bytes';
import { judgeWorker, readWorker } from '../recordings/worker-report';

type Services = Pick<WebServices, 'db' | 'paths' | 'jobs' | 'now' | 'version'>;

const LOW_DISK_BYTES = 1024 ** 3;
const LIMIT_MS = 5_000;

const checks: Readonly<Record<keyof HealthReport['checks'], (services: Services) => Promise<Check>>> = {
  async database({ db }) {
    await db.$queryRaw`SELECT 1`;
    return { ok: true, detail: 'answers' };
  },
  async disk({ paths }) {
    const free = await freeBytes(paths.root);
    return { ok: free > LOW_DISK_BYTES, detail: `${(free / 1e9).toFixed(1)} GB free` };
  },
  jobs: ({ jobs }) => jobs.check(),
  worker: async ({ db, now, version }) => judgeWorker(await readWorker({ db }), { now: now().getTime(), version }),
};

/** Whatever goes wrong in a check is its answer; why is in the log of whoever uses what is checked. */
async function settle(check: Promise<Check>): Promise<Check> {
  const done = new AbortController();
  const late = sleep(LIMIT_MS, { ok: false, detail: 'does not answer in time' }, { signal: done.signal });
  try {
    return await Promise.race([check, late]);
  } catch {
    return { ok: false, detail: 'does not answer' };
  } finally {
    done.abort();
    late.catch(() => {});
  }
}

/** `GET /health`: open to everybody, says nothing secret; `degraded` (still 200) when a check is not ok. */
export const healthRoute: FastifyPluginAsync<Services> = async (app, services) => {
  app.get('/health', async (_request, reply) => {
    const begun = Object.entries(checks).map(async ([name, check]) => [name, await settle(check(services))] as const);
    const results = await Promise.all(begun);
    const status = results.every(([, { ok }]) => ok) ? 'ok' : 'degraded';
    return reply.header('cache-control', 'no-store').send({ status, checks: Object.fromEntries(results) });
  });
};
