import { stat } from 'node:fs/promises';
import { failure, finishReason, heartbeatEvent, presetName, siteName, view } from '@jomo/recorder/protocol';
import { maskUrl } from '@/shared/live-links';
import { activeStatuses, endedStatuses, recordingStatus } from '@/shared/recording';
import { reachedTimes, recordingCost } from '@/shared/recording-cost';
import type { RecordingDetail, RecordingLogLine, RecordingView } from '@/shared/views';
import type { Prisma } from '../db/generated/client';
import { AppError } from '../errors';
import { comesBackUntil } from './comes-back';
import { readHealth } from './health-log';
import { parseJson } from './parse-json';
import type { RecordingServices } from './services';

type Deps = Pick<RecordingServices, 'db' | 'paths'>;

const included = {
  video: { select: { durationSec: true, bytes: true, chatMessages: true, hasPoster: true } },
  _count: { select: { parts: true } },
} satisfies Prisma.RecordingInclude;

/** A row with what its view needs besides. */
export type RecordingRow = Prisma.RecordingGetPayload<{ include: typeof included }>;

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** The row as the API shows it. `snapshotAt`: epoch ms of the live picture, null = none. */
export function toRecordingView(row: RecordingRow, snapshotAt: number | null): RecordingView {
  const status = recordingStatus.parse(row.status);
  const ended = (endedStatuses as readonly string[]).includes(status);
  return {
    id: row.id,
    videoId: row.videoId,
    url: maskUrl(row.url),
    title: row.title,
    status,
    statusDetail: row.statusDetail,
    quality: presetName.parse(row.quality),
    view: view.parse(row.view),
    chat: row.chat,
    site: siteName.nullable().catch(null).parse(row.site),
    startAt: row.startAt.getTime(),
    endAt: ms(row.endAt),
    durationSec: row.durationSec,
    startedAt: ms(row.startedAt),
    finishedAt: ms(row.finishedAt),
    finishReason: row.finishReason === null ? null : finishReason.parse(row.finishReason),
    failure: status === 'failed' ? parseJson(failure, row.failure) : null,
    heartbeat: parseJson(heartbeatEvent, row.heartbeat),
    lastHeartbeatAt: ms(row.lastHeartbeatAt),
    cost: parseJson(recordingCost, row.cost),
    reachedAt: parseJson(reachedTimes, row.reachedAt) ?? {},
    attempts: row.attempts,
    parts: row._count.parts,
    recordedSec: row.video.durationSec,
    bytes: Number(row.video.bytes),
    chatMessages: row.video.chatMessages,
    stopping: row.stopRequestedAt !== null && !ended,
    createdAt: row.createdAt.getTime(),
    snapshotAt,
    hasPoster: row.video.hasPoster,
  };
}

async function withSnapshot({ paths }: Deps, row: RecordingRow): Promise<RecordingView> {
  const picture = await stat(paths.snapshot(row.videoId)).catch(() => null);
  return toRecordingView(row, picture ? Math.round(picture.mtimeMs) : null);
}

async function findRow({ db }: Deps, user: { id: string }, id: string): Promise<RecordingRow> {
  const row = await db.recording.findFirst({
    where: { id, ownerId: user.id, video: { trashedAt: null } },
    include: included,
  });
  if (!row) throw new AppError('not_found', 'There is no recording with that id. Look it up in the list.');
  return row;
}

/** One recording of that user. Throws `not_found`. */
export async function readRecordingView(deps: Deps, user: { id: string }, id: string): Promise<RecordingView> {
  return withSnapshot(deps, await findRow(deps, user, id));
}

export type RecordingPage = { items: RecordingView[]; nextCursor: string | null };

/**
 * A page of a user's recordings: `active` = planned, waiting and running, soonest first; `past` = ended, latest first.
 * `cursor` is what the page before answered as `nextCursor`.
 */
export async function listRecordings(
  deps: Deps,
  user: { id: string },
  { scope, cursor, limit }: { scope: 'active' | 'past'; cursor?: string | undefined; limit: number },
): Promise<RecordingPage> {
  const order = scope === 'active' ? 'asc' : 'desc';
  const status = scope === 'active' ? { in: ['scheduled', 'queued', ...activeStatuses] } : { in: [...endedStatuses] };
  const rows = await deps.db.recording.findMany({
    where: { ownerId: user.id, status, video: { trashedAt: null } },
    include: included,
    orderBy: [{ startAt: order }, { id: order }],
    take: limit + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const shown = rows.slice(0, limit);
  const items = await Promise.all(shown.map((row) => withSnapshot(deps, row)));
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

const LOG_LINES = 500;

/** One recording with its log (the last 500 lines) and health marks, both in order of time. Throws `not_found`. */
export async function getRecording(deps: Deps, user: { id: string }, id: string): Promise<RecordingDetail> {
  const row = await findRow(deps, user, id);
  const lines = await deps.db.recordingLog.findMany({
    where: { recordingId: id },
    orderBy: { id: 'desc' },
    take: LOG_LINES,
    select: { at: true, level: true, message: true },
  });
  const log = lines.reverse().map(
    ({ at, level, message }): RecordingLogLine => ({
      at: at.getTime(),
      level: level === 'warn' || level === 'error' ? level : 'info',
      message,
    }),
  );
  const health = await readHealth(deps, row.videoId);
  const ended = (endedStatuses as readonly string[]).includes(row.status);
  return {
    ...(await withSnapshot(deps, row)),
    log,
    health,
    comesBackUntil: ended ? null : comesBackUntil(health, row.graceSec),
  };
}
