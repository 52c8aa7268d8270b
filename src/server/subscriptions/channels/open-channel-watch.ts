import { lookup as resolveName } from 'node:dns/promises';
import type { Db } from '../../db/client';
import type { Env } from '../../env';
import type { JobQueue } from '../../jobs/queue';
import type { Logger } from '../../log';
import type { StoragePaths } from '../../storage-paths';
import type { Lookup } from '../check-url';
import { createAgents } from '../fetch-bounded';
import { createBrowserProbe, type TryOut } from '../probes/ask-browser';
import { createPageProbe } from '../probes/ask-page';
import { createStreamlinkProbe } from '../probes/ask-streamlink';
import { createYtDlpProbe } from '../probes/ask-yt-dlp';
import { createProgramFinder } from '../probes/find-program';
import { describeChannel } from './describe-channel';
import { createChannelWatch } from './watch-channels';

export type ChannelWatchDeps = {
  db: Db;
  jobs: Pick<JobQueue, 'enqueue'>;
  log: Logger;
  paths: StoragePaths;
  env: Pick<Env, 'JOMO_ALLOW_PRIVATE_URLS' | 'JOMO_STREAMLINK' | 'JOMO_YT_DLP'>;
  /** PATH: where helpers are looked for. */
  searchPath: string | undefined;
  now: () => Date;
  random?: () => number;
  lookup?: Lookup;
  /** Looks with a browser, and whether the machine has room for that now. */
  browser: { tryOut: TryOut; isFree: () => Promise<boolean> } | null;
};

const lookupAll: Lookup = (hostname) => resolveName(hostname, { all: true });

/** The watch over channels with all its probes, cheapest first. `stop` ends what it started. */
export function openChannelWatch(deps: ChannelWatchDeps, limits?: Parameters<typeof createChannelWatch>[1]) {
  const { env, searchPath: path, browser, lookup = lookupAll, random = Math.random } = deps;
  const now = () => deps.now().getTime();
  const allowPrivate = env.JOMO_ALLOW_PRIVATE_URLS;
  const agents = createAgents(allowPrivate);
  const helper = (program: string) => ({ program, path, isThere: createProgramFinder(program, path, now) });
  const probes = [
    createPageProbe({ allowPrivate, lookup, agents, now }),
    createStreamlinkProbe(helper(env.JOMO_STREAMLINK)),
    createYtDlpProbe(helper(env.JOMO_YT_DLP)),
    ...(browser ? [createBrowserProbe(browser)] : []),
  ];
  const describing = { ...deps, allowPrivate, lookup, agents };
  const watch = createChannelWatch(
    { ...deps, random, probes, describe: (...about) => describeChannel(describing, ...about) },
    limits,
  );
  return {
    ...watch,
    async stop(): Promise<void> {
      await watch.stop();
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
