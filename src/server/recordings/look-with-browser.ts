import os from 'node:os';
import type { RecorderResult } from '@jomo/recorder/protocol';
import type { ChannelSite } from '@/shared/channel';
import { admit, capacityOf } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { readLoads } from './read-loads';
import type { WorkerServices } from './services';
import { tryOutPage } from './try-out-page';

type Deps = Pick<WorkerServices, 'db' | 'env' | 'engine' | 'internalUrl' | 'now'>;

/** The smallest screen is enough to see whether something plays. */
const QUALITY = '480p30';
/** Recordings that are due this soon have the machine to themselves. */
const SOON_MS = 2 * 60_000;

/** Has the machine room for a browser that only looks, now and for the recordings that are about to start? */
async function hasRoom(deps: Deps): Promise<boolean> {
  const { db, env, now } = deps;
  const soon = new Date(now().getTime() + SOON_MS);
  const waiting = await db.recording.count({
    where: { status: { in: ['scheduled', 'queued'] }, startAt: { lte: soon } },
  });
  if (waiting > 0) return false;
  const capacityCores = capacityOf({ setCores: env.JOMO_CAPACITY_CORES, machineCores: os.availableParallelism() });
  const costCores = (await readCosts(deps))[QUALITY];
  return admit({ capacityCores, running: await readLoads(deps), candidate: { costCores } }).ok;
}

/** For the watch over channels: how to look at a page with a browser, and whether there is room for it. */
export function createBrowserLook(deps: Deps) {
  return {
    isFree: () => hasRoom(deps),
    tryOut: (url: string, site: ChannelSite, signal: AbortSignal): Promise<RecorderResult> =>
      tryOutPage(deps, { mode: 'probe', url, site: site === 'other' ? undefined : site }, signal),
  };
}
