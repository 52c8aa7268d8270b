import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Closers } from './closers';
import { createSetupGuard } from './server/auth/owner';
import { loadSessionSecret } from './server/auth/session-secret';
import { setAppDb } from './server/db/app-db';
import { openDatabase } from './server/db/client';
import { migrate } from './server/db/migrate';
import { type Env, shareWithNextAuth } from './server/env';
import { openChatStore } from './server/ingest/chat-store';
import { createJobQueue } from './server/jobs/agenda-queue';
import { createLogger } from './server/log';
import { createStoragePaths } from './server/storage-paths';
import { createCalendarReader } from './server/subscriptions/calendars/run-calendar-thread';

/** Opens what both roles share, from the bottom up. */
export async function openServices(environment: NodeJS.ProcessEnv, env: Env, closers: Closers, homeDir: string) {
  const log = createLogger(env.LOG_LEVEL);
  const paths = createStoragePaths(env.JOMO_DATA_DIR);
  mkdirSync(paths.videos, { recursive: true });
  migrate(paths.metadataDb, path.join(homeDir, 'prisma/migrations'));
  const db = openDatabase(paths.metadataDb);
  closers.add('database', () => db.$disconnect());
  setAppDb(db);
  const chat = openChatStore(paths.chatDb);
  closers.add('chat', () => chat.close());
  const jobs = createJobQueue({ file: paths.metadataDb, log });
  closers.add('jobs', () => jobs.stop(5_000), 8_000);
  const secret = env.NEXTAUTH_SECRET ?? loadSessionSecret(paths.secret);
  shareWithNextAuth(secret);
  const internalUrl = env.JOMO_INTERNAL_URL ?? `http://127.0.0.1:${env.PORT}`;
  const now = () => new Date();
  const readCalendar = createCalendarReader({ file: path.join(homeDir, 'dist/calendar.js') });
  return {
    environment,
    env,
    log,
    paths,
    db,
    chat,
    jobs,
    secret,
    internalUrl,
    now,
    setupGuard: createSetupGuard(),
    readCalendar,
  };
}

export type Services = Awaited<ReturnType<typeof openServices>>;
