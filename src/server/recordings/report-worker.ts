import os from 'node:os';
import { capacityOf } from '../schedule/capacity';
import type { WorkerServices } from './services';
import { noteWorker, type WorkerReport } from './worker-report';

const EVERY_MS = 10_000;
/** While something is wrong, the end of it is told soon. */
const TROUBLED_MS = 2_000;

type Deps = Pick<WorkerServices, 'db' | 'log' | 'now' | 'env' | 'engine' | 'canBeReached'> & { version: string };

/** Nothing is known of the web role until it was asked; `true` gives it the time to start. */
async function lookAround(deps: Deps, asksWeb: boolean): Promise<WorkerReport> {
  const { engine, env, now, version, canBeReached } = deps;
  const [state, reachesWeb] = await Promise.all([
    engine.check?.() ?? { ok: true, detail: '' },
    asksWeb ? canBeReached() : true,
  ]);
  return {
    at: now().getTime(),
    stopped: false,
    version,
    engine: { name: engine.name, ...state },
    reachesWeb,
    capacityCores: capacityOf({ setCores: env.JOMO_CAPACITY_CORES, machineCores: os.availableParallelism() }),
  };
}

function tellChanges({ log }: Deps, before: WorkerReport, { engine, reachesWeb }: WorkerReport): void {
  if (engine.ok !== before.engine.ok) {
    if (engine.ok) log.info({ engine: engine.name }, 'the engine answers');
    else log.warn({ engine: engine.name, detail: engine.detail }, 'the engine cannot start recorders');
  }
  if (reachesWeb !== before.reachesWeb) {
    if (reachesWeb) log.info('the web role answers');
    else log.warn('the web role does not answer; recorders keep what they record until it does');
  }
}

/**
 * Keeps reporting that this worker is there: at once, then every ten seconds. The log tells when the engine or the web
 * role goes away and comes back. `stop` leaves word that it was on purpose.
 */
export async function reportWorker(deps: Deps): Promise<{ stop(): Promise<void> }> {
  const { log, now } = deps;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let seen = await lookAround(deps, false);
  if (!seen.engine.ok) log.warn({ ...seen.engine }, 'the engine cannot start recorders');
  await noteWorker(deps, seen);

  async function report(): Promise<void> {
    try {
      const fresh = await lookAround(deps, true);
      tellChanges(deps, seen, fresh);
      seen = fresh;
      if (!stopped) await noteWorker(deps, seen);
    } catch (error) {
      log.warn({ err: error }, 'the worker could not report');
    }
    schedule(seen.engine.ok && seen.reachesWeb ? EVERY_MS : TROUBLED_MS);
  }

  let last: Promise<void> = Promise.resolve();
  function schedule(delayMs: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      last = report();
    }, delayMs);
  }
  schedule(EVERY_MS);

  return {
    async stop() {
      if (stopped) return;
      stopped = true;
      clearTimeout(timer);
      await last;
      await noteWorker(deps, { ...seen, at: now().getTime(), stopped: true });
    },
  };
}
