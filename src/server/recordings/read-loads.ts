import { presetName } from '@jomo/recorder/protocol';
import { activeStatuses } from '@/shared/recording';
import type { Load } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { expectedEnd } from '../schedule/occurrence';
import type { RecordingServices } from './services';

/** Steps are tried on a screen of the default size. */
export const TRY_OUT_QUALITY = '720p30';

/** The try-outs of steps that run now: a browser each, for some minutes at most. */
export async function readTryOutLoads(deps: Pick<RecordingServices, 'db'>): Promise<Load[]> {
  const rows = await deps.db.tryOut.findMany({ where: { state: 'running' }, select: { id: true } });
  if (rows.length === 0) return [];
  const costCores = (await readCosts(deps))[TRY_OUT_QUALITY];
  return rows.map(({ id }) => ({ recordingId: id, costCores, endsAt: null }));
}

/** The running recordings as the schedule sees them. */
export async function readLoads(deps: Pick<RecordingServices, 'db' | 'now'>): Promise<Load[]> {
  const costs = await readCosts(deps);
  const rows = await deps.db.recording.findMany({ where: { status: { in: [...activeStatuses] } } });
  return rows.map((row) => ({
    recordingId: row.id,
    costCores: costs[presetName.parse(row.quality)],
    endsAt: expectedEnd(
      {
        startAt: row.startAt.getTime(),
        endAt: row.endAt?.getTime() ?? null,
        durationSec: row.durationSec,
        startedAt: row.startedAt?.getTime() ?? null,
        expectedEndAt: row.expectedEndAt?.getTime() ?? null,
      },
      deps.now().getTime(),
    ),
  }));
}
