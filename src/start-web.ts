import type { Closers } from './closers';
import type { Services } from './open-services';
import { syncApiKeyFromEnv } from './server/auth/api-keys';
import { createOwnerFromEnv, needsOwner } from './server/auth/owner';
import { createHttpServer } from './server/http/server';

/** The web role: HTTP only. It neither starts recorders nor encodes anything. */
export async function startWeb(services: Services, closers: Closers, homeDir: string): Promise<void> {
  const { env, log, setupGuard } = services;
  await createOwnerFromEnv(services);
  await syncApiKeyFromEnv(services);
  const server = await createHttpServer(services, homeDir);
  closers.add('http', () => server.close());
  await server.listen({ port: env.PORT, host: env.HOST });
  if (await needsOwner(services)) {
    log.warn(`No owner yet. Open ${services.internalUrl}/setup and give this one-time code: ${setupGuard.code}`);
  }
}
