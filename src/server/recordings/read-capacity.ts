import os from 'node:os';
import type { CapacityView } from '@/shared/views';
import type { Env } from '../env';
import { capacityOf } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { readLoads } from './read-loads';
import type { RecordingServices } from './services';
import { readWorker } from './worker-report';

type Deps = Pick<RecordingServices, 'db' | 'now'> & { env: Pick<Env, 'JOMO_CAPACITY_CORES'> };

/** Cores that recordings may use together. The worker's machine counts; it may be another one, or allowed fewer cores. */
export async function readCapacityCores(deps: Pick<Deps, 'db' | 'env'>): Promise<number> {
  const worker = await readWorker(deps);
  const own = { setCores: deps.env.JOMO_CAPACITY_CORES, machineCores: os.availableParallelism() };
  return worker?.capacityCores ?? capacityOf(own);
}

/** How much of the machine recordings may use, use now, and would use. In cores. */
export async function getCapacity(deps: Deps): Promise<CapacityView> {
  const running = await readLoads(deps);
  return {
    capacityCores: await readCapacityCores(deps),
    usedCores: running.reduce((sum, { costCores }) => sum + costCores, 0),
    costs: await readCosts(deps),
  };
}
