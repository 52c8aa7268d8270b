import type { PresetName } from '@jomo/recorder/protocol';
import type { Priority } from '@/shared/event';
import { activeStatuses, endedStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import { planScheduleJob } from '../jobs/definitions';
import type { JobQueue } from '../jobs/queue';

type Deps = { db: Db; jobs: JobQueue };
type User = { id: string };

async function find({ db }: Deps, user: User, id: string) {
  const row = await db.occurrence.findFirst({
    where: { id, event: { ownerId: user.id } },
    include: { recording: { select: { status: true } } },
  });
  if (!row) throw new AppError('not_found', 'That date is no longer on the schedule.');
  return row;
}

function assertNotBegun(row: { state: string; recording: { status: string } | null }): void {
  const running = (activeStatuses as readonly string[]).includes(row.recording?.status ?? '');
  if (running) throw new AppError('conflict', 'It is being recorded now. Stop the recording instead.');
  if (row.state === 'recorded' || row.state === 'missed') throw new AppError('conflict', 'That is over.');
}

/** Leaves one occurrence out; updates of its calendar do not bring it back. Throws `not_found`, `conflict`. */
export async function skipOccurrence(deps: Deps, user: User, id: string): Promise<void> {
  assertNotBegun(await find(deps, user, id));
  await deps.db.occurrence.updateMany({
    where: { id, state: { in: ['planned', 'cancelled'] } },
    data: { state: 'skipped', reason: null },
  });
  await deps.jobs.enqueue(planScheduleJob, {});
}

/** Wants a skipped occurrence after all. The planner decides whether its event still does, and whether it is not over. */
export async function unskipOccurrence(deps: Deps, user: User, id: string): Promise<void> {
  await find(deps, user, id);
  // A recording that was called off would call the occurrence off again.
  await deps.db.recording.updateMany({
    where: { occurrenceId: id, status: { in: [...endedStatuses] } },
    data: { occurrenceId: null },
  });
  await deps.db.occurrence.updateMany({ where: { id, state: 'skipped' }, data: { state: 'planned', reason: null } });
  await deps.jobs.enqueue(planScheduleJob, {});
}

/** Changes priority or quality of one occurrence; null = as its event says. Throws `not_found`, `conflict`. */
export async function changeOccurrence(
  deps: Deps,
  user: User,
  id: string,
  wish: { priority?: Priority | null | undefined; quality?: PresetName | null | undefined },
): Promise<void> {
  assertNotBegun(await find(deps, user, id));
  const { priority, quality } = wish;
  await deps.db.occurrence.updateMany({
    where: { id },
    data: { ...(priority === undefined ? {} : { priority }), ...(quality === undefined ? {} : { quality }) },
  });
  await deps.jobs.enqueue(planScheduleJob, {});
}
