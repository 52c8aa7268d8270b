import {
  type EventAnswer,
  type EventBatch,
  type Heartbeat,
  heartbeatEvent,
  presetName,
  recorderState,
} from '@jomo/recorder/protocol';
import { type RecordingCost, reachedTimes, recordingCost } from '@/shared/recording-cost';
import type { Prisma, Recording } from '../db/generated/client';
import { noteMeasuredCost } from '../schedule/measured-cost';
import { answerCommands } from './answer-commands';
import { titleOf } from './create-recording';
import { finishRecording } from './finish-recording';
import { foldCost, isSteady } from './fold-cost';
import { type Folded, foldEvents, type Outcome } from './fold-events';
import { appendHealth } from './health-log';
import { parseJson } from './parse-json';
import { readWish } from './read-wish';
import { whyDone } from './relaunch-policy';
import type { ChatSink, RecordingServices } from './services';
import { settleFailure } from './settle-failure';

type Deps = RecordingServices & { chat: ChatSink };

type Costs = { before: Heartbeat | null; cost: RecordingCost | null };

/** What the row knows of heartbeats taken earlier. */
function knownCost(row: Recording): Costs {
  return { before: parseJson(heartbeatEvent, row.heartbeat), cost: parseJson(recordingCost, row.cost) };
}

/** Which of the app's statuses a report leads to. An end keeps the status until the recording is finished for good. */
function rowChanges(
  row: Recording,
  folded: Folded,
  instance: string,
  now: Date,
): Prisma.RecordingUpdateManyMutationInput {
  const { state, detail, heartbeats, lastEventSeq, outcome } = folded;
  const { before, cost } = knownCost(row);
  const heartbeat = heartbeats.at(-1);
  const reached = { ...folded.reached, ...parseJson(reachedTimes, row.reachedAt) };
  return {
    instance,
    lastEventSeq,
    ...(outcome ? {} : { status: state }),
    ...(detail === undefined || outcome ? {} : { statusDetail: detail }),
    reachedAt: JSON.stringify(reached),
    ...(heartbeat
      ? { heartbeat: JSON.stringify(heartbeat), cost: JSON.stringify(foldCost(cost, before, heartbeats)) }
      : {}),
    // Any report shows that the recorder lives.
    lastHeartbeatAt: now,
    ...(folded.pageTitle && row.title === titleOf(row.url) ? { title: folded.pageTitle } : {}),
  };
}

async function keepEvidence(
  { db, chat, paths }: Deps,
  row: Recording,
  { chat: messages, marks }: Folded,
): Promise<void> {
  await appendHealth({ paths }, row.videoId, marks);
  if (messages.length === 0) return;
  const added = chat.insert(row.videoId, messages);
  if (added > 0)
    await db.video.updateMany({ where: { id: row.videoId }, data: { chatMessages: { increment: added } } });
}

/** Writes the changes unless another request was faster (a client that timed out tries again beside itself). */
async function writeRow(deps: Deps, row: Recording, folded: Folded, instance: string): Promise<boolean> {
  const { db, now } = deps;
  const { count } = await db.recording.updateMany({
    where: { id: row.id, tokenHash: row.tokenHash, instance: row.instance, lastEventSeq: row.lastEventSeq },
    data: rowChanges(row, folded, instance, now()),
  });
  if (count === 0) return false;
  if (folded.pageTitle && row.title === titleOf(row.url)) {
    await db.video.updateMany({ where: { id: row.videoId, title: row.title }, data: { title: folded.pageTitle } });
  }
  const lines = folded.log.map(({ at, ...line }) => ({ ...line, at: new Date(at), recordingId: row.id }));
  if (lines.length > 0) await db.recordingLog.createMany({ data: lines });
  return true;
}

/**
 * A recorder that was ended by a signal nobody here sent (the machine goes down, an administrator) is like one that was
 * lost: the recording goes on with the next one.
 */
async function settleOutcome(deps: Deps, row: Recording, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'failed') return settleFailure(deps, row.id, outcome.failure);
  const wish = await readWish(deps, row);
  const done = whyDone(wish, deps.now().getTime());
  if (outcome.reason === 'signal' && done === null) {
    await deps.db.recording.updateMany({
      where: { id: row.id, tokenHash: row.tokenHash },
      data: {
        status: 'starting',
        statusDetail: 'The recorder was ended from outside; another one goes on.',
        tokenHash: null,
      },
    });
    return;
  }
  const reason = outcome.reason === 'signal' ? done : outcome.reason;
  const detail = reason === 'disk_full' ? 'The disk is full. What was recorded is kept; free some space.' : null;
  await finishRecording(deps, row.id, { status: 'finished', reason, detail });
}

/** What recordings like this one are reckoned to cost from now on. */
async function learnCost(deps: Deps, row: Recording, { heartbeats }: Folded): Promise<void> {
  const last = heartbeats.at(-1);
  const before = heartbeats.at(-2) ?? knownCost(row).before;
  if (last && isSteady(before, last) && last.cpuCores > 0)
    await noteMeasuredCost(deps, presetName.parse(row.quality), last.cpuCores);
}

/**
 * Applies a batch of events to the recording whose recorder sent it, and answers what the recorder is to do. The caller
 * has checked the token. Replays, late events and illegal moves do no harm; chat and health are kept before the batch
 * counts as taken, so that a crash in between loses nothing.
 */
export async function applyEvents(deps: Deps, row: Recording, batch: EventBatch): Promise<EventAnswer> {
  const { log } = deps;
  if (row.instance !== null && row.instance !== batch.instance) {
    log.warn({ recordingId: row.id, instance: batch.instance }, 'events of a second recorder ignored');
    return { commands: [{ type: 'stop' }] };
  }
  const known = { state: recorderState.parse(row.status), lastEventSeq: row.lastEventSeq };
  const folded = foldEvents(known, batch.events);
  await keepEvidence(deps, row, folded);
  if (await writeRow(deps, row, folded, batch.instance)) {
    if (folded.outcome) await settleOutcome(deps, row, folded.outcome);
    await learnCost(deps, row, folded);
  }
  const after = await deps.db.recording.findUnique({ where: { id: row.id } });
  return { commands: after?.tokenHash ? answerCommands(after) : [] };
}
