import os from 'node:os';
import { describeFailure, presetName } from '@jomo/recorder/protocol';
import type { Recording } from '../db/generated/client';
import { admit, capacityOf, fits } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { PREWARM_MS } from '../schedule/occurrence';
import { finishRecording } from './finish-recording';
import { launchRecorder } from './launch-recorder';
import { noteLog } from './note-log';
import { readLoads, readTryOutLoads } from './read-loads';
import type { WorkerServices } from './services';

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** A recording whose slot in time is over before it could start; null = still worth starting. */
function missedSlot(row: Recording, now: Date): string | null {
  const end = row.endAt ?? row.expectedEndAt;
  if (end === null || end > now) return null;
  return row.status === 'queued'
    ? 'No recording slot was free before its end. Stop another recording, or allow more with JOMO_CAPACITY_CORES.'
    : 'Jomo was not running when this recording was due. Keep the server on at that time.';
}

async function keepWaiting(deps: WorkerServices, row: Recording, reason: string): Promise<void> {
  if (row.status === 'queued' && row.statusDetail === reason) return;
  const { count } = await deps.db.recording.updateMany({
    where: { id: row.id, status: { in: ['scheduled', 'queued'] } },
    data: { status: 'queued', statusDetail: reason },
  });
  if (count > 0 && row.statusDetail === null) await noteLog(deps, row.id, 'info', reason);
}

const GAVE_WAY = 'A recording began and needed the room. Try again when the server has room for both.';

/** Ends the tries of steps that run: their browsers are gone within two seconds, before a recorder has opened its own. */
async function endTryOuts({ db, now }: WorkerServices): Promise<void> {
  await db.tryOut.updateMany({
    where: { state: 'running' },
    data: { state: 'given_up', problem: GAVE_WAY, finishedAt: now() },
  });
}

/**
 * Starts every recording that is due, by priority, then the one that has waited longest first; what does not fit waits,
 * and nothing overtakes it, so that a big one is not starved by small ones. What is recorded is not ended for it, what is
 * only tried is. The board foretells the same (schedule/conflicts.ts). Not to be run twice at once: see the supervisor.
 */
export async function startDue(services: WorkerServices, watch: { launching: Set<string> }): Promise<void> {
  const { db, env, now } = services;
  const due = await db.recording.findMany({
    where: { status: { in: ['scheduled', 'queued'] }, startAt: { lte: new Date(now().getTime() + PREWARM_MS) } },
    orderBy: [{ priority: 'desc' }, { startAt: 'asc' }, { createdAt: 'asc' }],
  });
  if (due.length === 0) return;
  const costs = await readCosts(services);
  const running = await readLoads(services);
  const capacityCores = capacityOf({ setCores: env.JOMO_CAPACITY_CORES, machineCores: os.availableParallelism() });
  let tries = await readTryOutLoads(services);
  let full: string | null = null;
  for (const row of due) {
    const missed = missedSlot(row, now());
    if (missed) {
      const failure = describeFailure('interrupted', row.status, { message: missed, retryable: false });
      await finishRecording(services, row.id, { status: 'failed', failure });
      continue;
    }
    const costCores = costs[presetName.parse(row.quality)];
    const verdict = admit({ capacityCores, running, candidate: { costCores } });
    full = full ?? (verdict.ok ? null : verdict.reason);
    if (full !== null) {
      await keepWaiting(services, row, verdict.ok ? full : verdict.reason);
      continue;
    }
    if (tries.length > 0 && !fits(capacityCores, [...running, ...tries], costCores)) {
      await endTryOuts(services);
      tries = [];
    }
    watch.launching.add(row.id);
    try {
      if (await launchRecorder(services, row))
        running.push({ recordingId: row.id, costCores, endsAt: ms(row.endAt ?? row.expectedEndAt) });
    } finally {
      watch.launching.delete(row.id);
    }
  }
}
