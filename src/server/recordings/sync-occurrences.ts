import { failure, presetName, view } from '@jomo/recorder/protocol';
import { occurrenceState, priority } from '@/shared/event';
import { maskUrl } from '@/shared/live-links';
import { recordingStatus } from '@/shared/recording';
import type { Prisma } from '../db/generated/client';
import { startRecordingJob } from '../jobs/definitions';
import { isDue, launchAt } from '../schedule/occurrence';
import { slotOf } from '../schedule/slot';
import { decideSync, LEAD_MS, type RecordingWish, type SyncAction, type SyncedRecording } from './decide-sync';
import { noteLog } from './note-log';
import { parseJson } from './parse-json';
import type { RecordingServices } from './services';

type Deps = Pick<RecordingServices, 'db' | 'jobs' | 'log' | 'now'>;

const included = {
  event: true,
  recording: { include: { video: { select: { durationSec: true } } } },
} satisfies Prisma.OccurrenceInclude;
type Row = Prisma.OccurrenceGetPayload<{ include: typeof included }>;

/** How long a broadcast of an event may be away before it counts as over: meetings and streams come back within this. */
const GRACE_SEC = 300;

function wishOf({ event, ...row }: Row): RecordingWish {
  return {
    ...slotOf(event, { startAt: row.startAt.getTime(), durationSec: row.durationSec }),
    title: row.title,
    url: row.url,
    quality: presetName.parse(row.quality ?? event.quality),
    view: view.parse(event.view),
    chat: event.chat,
    priority: priority.catch(0).parse(row.priority ?? event.priority),
    waitSec: event.waitSec,
    steps: event.steps,
    site: event.site,
  };
}

function recordingOf({ recording: row }: Row): SyncedRecording | null {
  if (!row) return null;
  return {
    id: row.id,
    startAt: row.startAt.getTime(),
    endAt: row.endAt?.getTime() ?? null,
    expectedEndAt: row.expectedEndAt?.getTime() ?? 0,
    maxDurationSec: row.maxDurationSec,
    title: row.title,
    url: row.url,
    quality: presetName.parse(row.quality),
    view: view.parse(row.view),
    chat: row.chat,
    priority: priority.catch(0).parse(row.priority),
    waitSec: row.waitSec,
    steps: row.steps,
    site: row.site,
    status: recordingStatus.parse(row.status),
    statusDetail: row.statusDetail,
    startedAt: row.startedAt?.getTime() ?? null,
    recordedSec: row.video.durationSec,
    failure: parseJson(failure, row.failure),
  };
}

function columnsOf(wish: RecordingWish) {
  const { endAt } = wish;
  return {
    ...wish,
    startAt: new Date(wish.startAt),
    endAt: endAt === null ? null : new Date(endAt),
    expectedEndAt: new Date(wish.expectedEndAt),
    durationSec: endAt === null ? null : Math.round((endAt - wish.startAt) / 1000),
  };
}

async function enqueueStart({ jobs, now }: Deps, recordingId: string, startAt: number): Promise<void> {
  const at = new Date(launchAt({ startAt, now: now().getTime() }));
  await jobs.enqueue(startRecordingJob, { recordingId }, { at });
}

async function create(deps: Deps, row: Row, wish: RecordingWish): Promise<void> {
  const { ownerId, id: eventId } = row.event;
  const { title, url, quality } = wish;
  const status = isDue({ startAt: wish.startAt, now: deps.now().getTime() }) ? 'queued' : 'scheduled';
  // By its id and not by `connect`, which would take the occurrence away from a recording made at the same moment: its
  // column is unique, so that the second one fails as a whole.
  const id = await deps.db.$transaction(async (db) => {
    const video = await db.video.create({ data: { ownerId, title, url, quality }, select: { id: true } });
    const keys = { ownerId, eventId, occurrenceId: row.id, videoId: video.id };
    const data = { ...columnsOf(wish), ...keys, status, graceSec: GRACE_SEC };
    return (await db.recording.create({ data, select: { id: true } })).id;
  });
  await noteLog(deps, id, 'info', `Planned from the event “${row.event.title}”: ${maskUrl(url)}.`);
  await enqueueStart(deps, id, wish.startAt);
}

/** Only while no recorder was launched: the row's status is asked in the same step that changes it. */
const notLaunched = { status: { in: ['scheduled', 'queued'] } };

async function change(deps: Deps, recordingId: string, wish: RecordingWish): Promise<void> {
  const { db, now } = deps;
  const status = isDue({ startAt: wish.startAt, now: now().getTime() }) ? 'queued' : 'scheduled';
  const { count } = await db.recording.updateMany({
    where: { id: recordingId, ...notLaunched },
    data: { ...columnsOf(wish), status },
  });
  if (count === 0) return;
  const video = { title: wish.title, url: wish.url, quality: wish.quality };
  await db.video.updateMany({ where: { recording: { id: recordingId } }, data: video });
  await noteLog(deps, recordingId, 'info', 'Its time or its settings were changed.');
  await enqueueStart(deps, recordingId, wish.startAt);
}

/** Nothing was recorded and nothing will be, so nothing is kept of it. */
async function remove({ db, jobs }: Deps, recordingId: string): Promise<void> {
  const row = await db.recording.findUnique({ where: { id: recordingId }, select: { videoId: true } });
  const { count } = await db.recording.deleteMany({ where: { id: recordingId, ...notLaunched } });
  await jobs.cancel(startRecordingJob, JSON.stringify({ recordingId }));
  if (count > 0 && row) await db.video.deleteMany({ where: { id: row.videoId, recording: null } });
}

async function act(deps: Deps, row: Row, wish: RecordingWish, action: SyncAction): Promise<void> {
  switch (action.type) {
    case 'create':
      return create(deps, row, wish);
    case 'change':
      return row.recording ? change(deps, row.recording.id, wish) : undefined;
    case 'remove':
      return row.recording ? remove(deps, row.recording.id) : undefined;
    case 'settle': {
      const { state, reason } = action;
      await deps.db.occurrence.updateMany({ where: { id: row.id, state: row.state }, data: { state, reason } });
    }
  }
}

/**
 * Keeps one recording for each planned occurrence of the coming day, none for the others, and writes what became of
 * those whose recording has ended. Interrupted at any point it is simply run again. Answers how many it changed.
 */
export async function syncOccurrences(deps: Deps): Promise<number> {
  const now = deps.now().getTime();
  const rows = await deps.db.occurrence.findMany({
    where: {
      OR: [
        { state: 'planned', startAt: { lte: new Date(now + LEAD_MS + 3 * 60 * 60 * 1000) } },
        { recording: { status: { in: ['scheduled', 'queued'] } } },
        { state: { in: ['cancelled', 'skipped'] }, recording: { isNot: null } },
      ],
    },
    include: included,
  });
  let changed = 0;
  for (const row of rows) {
    const wish = wishOf(row);
    const action = decideSync(occurrenceState.parse(row.state), wish, recordingOf(row), now);
    if (!action) continue;
    try {
      await act(deps, row, wish, action);
      changed += 1;
    } catch (error) {
      deps.log.error({ occurrenceId: row.id, action: action.type, err: error }, 'occurrence could not be synced');
    }
  }
  return changed;
}
