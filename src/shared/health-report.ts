import { z } from 'zod';

/** One thing that the server needs. `detail` is for people, and says nothing secret. */
const healthCheck = z.object({ ok: z.boolean(), detail: z.string() });
export type HealthCheck = z.infer<typeof healthCheck>;

/** What `GET /health` answers. */
export const healthReport = z.object({
  status: z.enum(['ok', 'degraded']),
  checks: z.object({ database: healthCheck, disk: healthCheck, jobs: healthCheck, worker: healthCheck }),
});
export type HealthReport = z.infer<typeof healthReport>;
