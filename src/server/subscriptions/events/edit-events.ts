import type { z } from 'zod';
import type { eventInput } from '@/shared/event';
import type { EventView } from '@/shared/schedule-views';
import { localToInstant } from '@/shared/zone-time';
import { AppError } from '../../errors';
import { planScheduleJob } from '../../jobs/definitions';
import { addressRules } from '../calendars/poll-feed';
import type { CalendarServices } from '../calendars/services';
import { assertPublicUrl } from '../check-url';
import { getEvent } from './event-views';

type Deps = Pick<CalendarServices, 'db' | 'jobs' | 'env' | 'lookup' | 'now'>;
type User = { id: string };
type Input = z.output<typeof eventInput>;

async function columnsOf(deps: Deps, { passcode, steps, site = null, ...input }: Input) {
  const startAt = localToInstant(input.startLocal, input.timeZone);
  if (startAt === null) throw new AppError('bad_input', 'That day or time does not exist.', { field: 'startLocal' });
  const over = startAt + (input.durationSec ?? 60 * 60) * 1000 < deps.now().getTime();
  if (input.rrule === null && over) {
    throw new AppError('bad_input', 'That time is over. Choose a later one.', { field: 'startLocal' });
  }
  const url = (await assertPublicUrl(addressRules(deps), input.url)).href;
  // Left out = unchanged, so that the form need never be given the passcode.
  const secret = passcode === undefined ? {} : { passcode: passcode || null };
  return { ...input, site, url, steps: JSON.stringify(steps), startAt: new Date(startAt), ...secret };
}

/** Adds an event. Throws AppError `bad_input` for an address that may not be opened or a time that is over. */
export async function createEvent(deps: Deps, user: User, input: Input): Promise<EventView> {
  const data = { ...(await columnsOf(deps, input)), ownerId: user.id, createdAt: deps.now() };
  const { id } = await deps.db.event.create({ data, select: { id: true } });
  await deps.jobs.enqueue(planScheduleJob, {});
  return getEvent(deps, user, id);
}

async function assertOwn(deps: Deps, user: User, id: string): Promise<void> {
  const { feed } = await getEvent(deps, user, id);
  if (feed) {
    throw new AppError(
      'conflict',
      'That event comes from a calendar. Change it there; here you can skip it or pause the calendar.',
    );
  }
}

/** Changes an event; what is planned of it follows until it is launched. Throws `not_found`, `bad_input`, `conflict`. */
export async function updateEvent(deps: Deps, user: User, id: string, input: Input): Promise<EventView> {
  await assertOwn(deps, user, id);
  await deps.db.event.update({ where: { id }, data: await columnsOf(deps, input) });
  await deps.jobs.enqueue(planScheduleJob, {});
  return getEvent(deps, user, id);
}

/** Removes an event: what is to come is cancelled, what was recorded stays. Throws `not_found`, `conflict`. */
export async function deleteEvent(deps: Deps, user: User, id: string): Promise<void> {
  await assertOwn(deps, user, id);
  await deps.db.event.update({ where: { id }, data: { goneAt: deps.now(), passcode: null } });
  await deps.jobs.enqueue(planScheduleJob, {});
}
