import { endBroadcast } from './end-broadcast';
import { type BroadcastDeps, recordBroadcast } from './record-broadcast';

const AT_ONCE = 50;
const TROUBLE_MS = 60_000;

/**
 * Does what is due for broadcasts, whatever became of the job for it: the wish stands in their rows, written together
 * with what was seen. Each on its own; one that fails is tried again in a minute.
 */
export async function sweepBroadcasts(deps: BroadcastDeps): Promise<void> {
  const { db, log, now } = deps;
  const due = await db.broadcast.findMany({
    where: { actAt: { lte: now() } },
    orderBy: { actAt: 'asc' },
    take: AT_ONCE,
    select: { id: true, endedAt: true },
  });
  for (const { id: broadcastId, endedAt } of due) {
    try {
      await (endedAt === null ? recordBroadcast : endBroadcast)(deps, { broadcastId });
    } catch (error) {
      log.error({ broadcastId, err: error }, 'broadcast could not be seen to');
      const actAt = new Date(now().getTime() + TROUBLE_MS);
      await db.broadcast.updateMany({ where: { id: broadcastId, actAt: { not: null } }, data: { actAt } });
    }
  }
}
