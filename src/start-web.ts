import type { Closers } from './closers';
import type { Services } from './open-services';
import { setAppApi } from './server/api/app-api';
import type { WebServices } from './server/api/context';
import { appRouter } from './server/api/root';
import { syncApiKeyFromEnv } from './server/auth/api-keys';
import { authenticate } from './server/auth/authenticate';
import { createOwnerFromEnv, createSetupGuard, needsOwner } from './server/auth/owner';
import { loadSessionSecret } from './server/auth/session-secret';
import { setAppDb } from './server/db/app-db';
import { shareWithNextAuth } from './server/env';
import { createHttpServer } from './server/http/server';
import { openChatStore } from './server/ingest/chat-store';
import { repairUnfinished } from './server/ingest/media-keeper';
import { openPartStore } from './server/ingest/part-store';

function openWebServices(services: Services, closers: Closers): WebServices {
  const { env, paths } = services;
  const secret = env.NEXTAUTH_SECRET ?? loadSessionSecret(paths.secret);
  shareWithNextAuth(secret);
  setAppDb(services.db);
  const chat = openChatStore(paths.chatDb, services.log);
  closers.add('chat', () => chat.close());
  const web = { ...services, chat, secret, setupGuard: createSetupGuard() };
  setAppApi(async (headers) => appRouter.createCaller({ ...web, user: await authenticate(web, headers) }));
  return web;
}

/** The web role: HTTP only. It neither starts recorders nor encodes anything, and loads no code that could. */
export async function startWeb(services: Services, closers: Closers, homeDir: string): Promise<void> {
  const web = openWebServices(services, closers);
  const { env, log, setupGuard } = web;
  await createOwnerFromEnv(web);
  await syncApiKeyFromEnv(web);
  // Before recorders are let in; they upload right behind it.
  await repairUnfinished({ ...web, parts: openPartStore(web) });
  const server = await createHttpServer(web, homeDir);
  closers.add('http', () => server.close());
  await server.listen({ port: env.PORT, host: env.HOST });
  if (await needsOwner(web)) {
    // Not the internal address: in containers nobody outside can open that.
    const where = `http://localhost:${env.PORT}/setup (or this machine's name or address)`;
    log.warn(`No owner yet. Open ${where} and give this one-time code: ${setupGuard.code}`);
  }
}
