import { presetName } from '@jomo/recorder/protocol';
import { activeStatuses } from '@/shared/recording';
import type { Load } from '../schedule/capacity';
import { readCosts } from '../schedule/measured-cost';
import { expectedEnd } from '../schedule/occurrence';
import type { RecordingServices } from './services';

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
