import os from 'node:os';
import type { PresetName } from '@jomo/recorder/protocol';
import { admit, capacityOf } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { readLoads, readTryOutLoads } from './read-loads';
import type { WorkerServices } from './services';

/** Recordings that are due this soon have the machine to themselves. */
const SOON_MS = 2 * 60_000;

/**
 * Has the machine room for a browser that only looks, with a screen of that size, now and for the recordings that are
 * about to start?
 */
export async function hasRoom(deps: Pick<WorkerServices, 'db' | 'env' | 'now'>, quality: PresetName): Promise<boolean> {
  const { db, env, now } = deps;
  const soon = new Date(now().getTime() + SOON_MS);
  const waiting = await db.recording.count({
    where: { status: { in: ['scheduled', 'queued'] }, startAt: { lte: soon } },
  });
  if (waiting > 0) return false;
  const capacityCores = capacityOf({ setCores: env.JOMO_CAPACITY_CORES, machineCores: os.availableParallelism() });
  const costCores = (await readCosts(deps))[quality];
  const running = [...(await readLoads(deps)), ...(await readTryOutLoads(deps))];
  return admit({ capacityCores, running, candidate: { costCores } }).ok;
}
