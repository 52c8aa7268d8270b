import type { ChannelRules } from '@/shared/channel';
import type { Channel, Prisma } from '../../db/generated/client';
import type { LadderResult } from '../probes/climb-ladder';
import type { LiveChange } from './judge-live';
import { createTitleMatcher } from './match-title';

/** What has to be done for a broadcast, and when; also kept in its row (`actAt`), so that a crash loses nothing. */
export type Errand = { kind: 'record' | 'end'; broadcastId: string; at: Date };

export type Seen = {
  channel: Channel;
  rules: ChannelRules;
  result: LadderResult;
  at: Date;
  /** When the broadcast before was seen last, if nobody looked for long since. */
  lapsedAt: Date | null;
};
type Tx = Prisma.TransactionClient;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A recorder in one of these states has not seen an end. */
const stillRecording: ReadonlySet<string> = new Set(['starting', 'opening', 'waiting', 'recording']);
/** A recorder that has just seen the end may be right: the site's own word comes later. */
const RECORDER_RIGHT_MS = 60_000;

/** When it began: the site's word, if it can be true. */
function begunAt({ result, at }: Seen): Date {
  const told = result.sighting.startedAt;
  const now = at.getTime();
  return told !== undefined && told <= now && now - told < DAY_MS ? new Date(told) : at;
}

const findOpen = (tx: Tx, channelId: string) =>
  tx.broadcast.findFirst({
    where: { channelId, endedAt: null },
    orderBy: { startedAt: 'desc' },
    select: {
      id: true,
      wanted: true,
      title: true,
      recording: { select: { status: true, finishReason: true, failure: true, finishedAt: true } },
    },
  });

async function noteEnd(tx: Tx, seen: Seen, by: string | null): Promise<Errand[]> {
  const { channel, rules, at, lapsedAt } = seen;
  const open = await tx.broadcast.findMany({
    where: { channelId: channel.id, endedAt: null },
    select: { id: true, wanted: true },
  });
  const due = new Date(at.getTime() + rules.graceSec * 1000);
  const errands: Errand[] = [];
  for (const { id, wanted } of open) {
    await tx.broadcast.update({
      where: { id },
      data: { endedAt: lapsedAt ?? at, endedBy: by, actAt: wanted ? due : null },
    });
    if (wanted) errands.push({ kind: 'end', broadcastId: id, at: due });
  }
  return errands;
}

/** A broadcast that was seen to begin goes into the history, and is recorded when the rules want it. */
async function noteStart(tx: Tx, seen: Seen): Promise<Errand[]> {
  const { channel, rules, result, at } = seen;
  const ended = await noteEnd(tx, seen, result.by);
  const title = (result.sighting.title || channel.name).slice(0, 300);
  const { wanted, reason } = createTitleMatcher(rules.titles)(title);
  const { id } = await tx.broadcast.create({
    data: {
      channelId: channel.id,
      siteId: result.sighting.broadcastId ?? null,
      title,
      startedAt: begunAt(seen),
      wanted,
      reason,
      actAt: wanted ? at : null,
    },
    select: { id: true },
  });
  return wanted ? [...ended, { kind: 'record', broadcastId: id, at }] : ended;
}

async function record(tx: Tx, broadcastId: string, at: Date, more: Prisma.BroadcastUpdateInput = {}) {
  await tx.broadcast.update({ where: { id: broadcastId }, data: { ...more, actAt: at } });
  return [{ kind: 'record', broadcastId, at } satisfies Errand];
}

const findLast = (tx: Tx, channelId: string) =>
  tx.broadcast.findFirst({
    where: { channelId },
    orderBy: { startedAt: 'desc' },
    select: { id: true, wanted: true, siteId: true, recording: { select: { status: true, stopRequestedAt: true } } },
  });
type Last = NonNullable<Awaited<ReturnType<typeof findLast>>>;

/** Does the site say that this is another broadcast than the last one, or the same? Null = it does not say. */
function isSameBySite({ channel, result }: Seen, { siteId }: Last): boolean | null {
  const id = result.sighting.broadcastId ?? null;
  return channel.site === 'youtube' && id !== null && siteId !== null ? id === siteId : null;
}

/**
 * A broadcast that was over for longer than the grace period is on. Unless its recorder never saw it end: then the looks
 * were wrong, and a second recorder on the same page would record the same thing.
 */
async function noteNew(tx: Tx, seen: Seen): Promise<Errand[]> {
  const last = await findLast(tx, seen.channel.id);
  const status = last?.recording && last.recording.stopRequestedAt === null ? last.recording.status : null;
  const goesOn = status !== null && stillRecording.has(status);
  return last && goesOn && isSameBySite(seen, last) !== false ? noteRestart(tx, seen) : noteStart(tx, seen);
}

async function noteRestart(tx: Tx, seen: Seen): Promise<Errand[]> {
  const { channel, at } = seen;
  const last = await findLast(tx, channel.id);
  if (!last) return noteStart(tx, seen);
  // The id says which page is opened; what came back without one may have another.
  const again = { endedAt: null, endedBy: null, siteId: seen.result.sighting.broadcastId ?? null };
  if (last.wanted) return record(tx, last.id, at, again);
  await tx.broadcast.update({ where: { id: last.id }, data: again });
  return [];
}

/** Has the recording ended though the broadcast goes on, for a reason that another try may overcome? */
function endedTooSoon(
  recording: { status: string; finishReason: string | null; finishedAt: Date | null } | null,
  at: Date,
): boolean {
  if (!recording?.finishedAt || at.getTime() - recording.finishedAt.getTime() < RECORDER_RIGHT_MS) return false;
  return (
    recording.status === 'failed' || (recording.status === 'finished' && recording.finishReason === 'stream_ended')
  );
}

/**
 * A broadcast that goes on: a new title or new rules may want it now, and a recording that ended too soon is taken up
 * again (the recordings stage says whether that may help).
 */
async function noteGoingOn(tx: Tx, seen: Seen): Promise<Errand[]> {
  const { channel, rules, result, at } = seen;
  const open = await findOpen(tx, channel.id);
  // Its recording was given up in an absence of ours, or its row is lost: it is one all the same.
  if (!open) {
    const last = await findLast(tx, channel.id);
    return last && isSameBySite(seen, last) ? noteRestart(tx, seen) : noteStart(tx, seen);
  }
  if (open.wanted) return endedTooSoon(open.recording, at) ? record(tx, open.id, at) : [];
  const title = (result.sighting.title || open.title).slice(0, 300);
  const { wanted, reason } = createTitleMatcher(rules.titles)(title);
  return wanted ? record(tx, open.id, at, { wanted, reason, title }) : [];
}

/** Writes what a look has changed into the broadcasts of its channel; answers what is to be done, after the commit. */
export async function noteChange(tx: Tx, seen: Seen, change: LiveChange): Promise<Errand[]> {
  switch (change) {
    case 'started':
      return noteNew(tx, seen);
    case 'restarted':
      return noteRestart(tx, seen);
    case 'ended':
      return noteEnd(tx, seen, seen.result.by);
    case null:
      return seen.result.sighting.verdict === 'live' ? noteGoingOn(tx, seen) : [];
  }
}
