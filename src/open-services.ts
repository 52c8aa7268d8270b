import { mkdirSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../package.json';
import type { Closers } from './closers';
import { openDatabase } from './server/db/client';
import { migrate } from './server/db/migrate';
import type { Env } from './server/env';
import { createJobQueue } from './server/jobs/agenda-queue';
import { createLogger } from './server/log';
import { createStoragePaths } from './server/storage-paths';
import { createCalendarReader } from './server/subscriptions/calendars/run-calendar-thread';

/** Opens what both roles share, from the bottom up. Both may do so at once: the second to migrate waits for the first. */
export async function openServices(environment: NodeJS.ProcessEnv, env: Env, closers: Closers, homeDir: string) {
  const log = createLogger(env.LOG_LEVEL);
  const paths = createStoragePaths(env.JOMO_DATA_DIR);
  mkdirSync(paths.videos, { recursive: true });
  const migrated = migrate(paths.metadataDb, path.join(homeDir, 'prisma/migrations'));
  if (migrated.length > 0) log.info({ migrations: migrated }, 'the database was brought up to date');
  const db = openDatabase(paths.metadataDb);
  closers.add('database', () => db.$disconnect());
  const jobs = createJobQueue({ file: paths.metadataDb, mongoUri: env.MONGODB_URI, log });
  closers.add('jobs', () => jobs.stop(5_000), 8_000);
  const internalUrl = env.JOMO_INTERNAL_URL ?? `http://127.0.0.1:${env.PORT}`;
  const now = () => new Date();
  const readCalendar = createCalendarReader({ file: path.join(homeDir, 'dist/calendar.js') });
  return { environment, env, log, paths, db, jobs, internalUrl, now, readCalendar, version: packageJson.version };
}

export type Services = Awaited<ReturnType<typeof openServices>>;
