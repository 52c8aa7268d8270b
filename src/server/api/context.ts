import type { SignedIn } from '../auth/authenticate';
import type { SetupGuard } from '../auth/owner';
import type { Db } from '../db/client';
import type { Env } from '../env';
import type { ChatStore } from '../ingest/chat-store';
import type { JobQueue, JobsCheck } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import type { ReadCalendar } from '../subscriptions/calendars/run-calendar-thread';

/** What every part of the web role may use; made once in `main.ts`. */
export type WebServices = {
  env: Env;
  db: Db;
  chat: ChatStore;
  jobs: JobQueue & JobsCheck;
  paths: StoragePaths;
  log: Logger;
  now: () => Date;
  setupGuard: SetupGuard;
  /** Reads a calendar in a thread of its own. */
  readCalendar: ReadCalendar;
  /** Signs sessions. */
  secret: string;
  /** Where recorders and this machine reach the app, e.g. http://127.0.0.1:3000. */
  internalUrl: string;
  /** Of the app, as in package.json. */
  version: string;
};

/** What a procedure gets: the services and who calls. */
export type ApiContext = WebServices & { user: SignedIn | null };
