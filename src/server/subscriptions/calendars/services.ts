import type { Db } from '../../db/client';
import type { Env } from '../../env';
import type { JobQueue } from '../../jobs/queue';
import type { Logger } from '../../log';
import type { StoragePaths } from '../../storage-paths';
import type { Lookup } from '../check-url';
import type { ReadCalendar } from './run-calendar-thread';

/** What calendars need of both roles. */
export type CalendarServices = {
  db: Db;
  jobs: JobQueue;
  log: Logger;
  paths: StoragePaths;
  env: Pick<Env, 'JOMO_ALLOW_PRIVATE_URLS'>;
  now: () => Date;
  readCalendar: ReadCalendar;
  /** All addresses of a name; the system's resolver by default. */
  lookup?: Lookup;
};
