import type { Db } from '../../db/client';
import type { Env } from '../../env';
import type { JobQueue } from '../../jobs/queue';
import type { StoragePaths } from '../../storage-paths';
import type { Lookup } from '../check-url';

/** What channels need of both roles. */
export type ChannelServices = {
  db: Db;
  jobs: Pick<JobQueue, 'enqueue'>;
  paths: StoragePaths;
  env: Pick<Env, 'JOMO_ALLOW_PRIVATE_URLS'>;
  now: () => Date;
  /** All addresses of a name; the system's resolver by default. */
  lookup?: Lookup;
};

export type User = { id: string };
