import type { BroadcastView } from '@/shared/channel-views';
import { AppError } from '../../errors';
import { recordBroadcastJob } from '../../jobs/definitions';
import { toBroadcastView, withRecording } from './channel-views';
import type { ChannelServices, User } from './services';

/**
 * Records a broadcast that is on, whatever the rules say. Throws `not_found`, and `conflict` when it is over or has a
 * recording already.
 */
export async function recordAnyway(
  { db, jobs, now }: Pick<ChannelServices, 'db' | 'jobs' | 'now'>,
  user: User,
  broadcastId: string,
): Promise<BroadcastView> {
  const where = { id: broadcastId, channel: { ownerId: user.id } };
  const row = await db.broadcast.findFirst({ where, include: withRecording });
  if (!row) throw new AppError('not_found', 'There is no broadcast with that id.');
  if (row.recording) throw new AppError('conflict', 'This broadcast has a recording already.');
  const { count } = await db.broadcast.updateMany({
    where: { id: broadcastId, endedAt: null },
    data: { wanted: true, reason: 'You asked for it.', actAt: now() },
  });
  if (count === 0) throw new AppError('conflict', 'This broadcast is over. Only what is on can be recorded.');
  await jobs.enqueue(recordBroadcastJob, { broadcastId });
  return { ...toBroadcastView(row), wanted: true, reason: 'You asked for it.' };
}
