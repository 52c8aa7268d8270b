import { channelSite } from '@/shared/channel';
import { activeStatuses } from '@/shared/recording';
import type { Db } from '../../db/client';
import type { Channel } from '../../db/generated/client';
import { endBroadcastJob, recordBroadcastJob } from '../../jobs/definitions';
import type { JobQueue } from '../../jobs/queue';
import { needsDeepLook } from '../probes/choose-depth';
import { climbLadder, type LadderResult } from '../probes/climb-ladder';
import { type Probe, probeName, type Sighting } from '../probes/probe';
import { readRules } from './channel-views';
import type { LiveChange } from './judge-live';
import { judgeLook } from './judge-look';
import { type Errand, noteChange } from './note-change';

export type CheckDeps = {
  db: Db;
  jobs: Pick<JobQueue, 'enqueue'>;
  now: () => Date;
  random: () => number;
  /** Cheapest first. */
  probes: readonly Probe[];
  /** How many deep looks all channels together want; see `deepLoad`. */
  load: () => number;
};

/** What a look changed and what it saw; null = it was broken off. */
type Checked = { change: LiveChange; sighting: Sighting | null };

const KNOWN_STARTS = 40;
const ms = (date: Date | null) => date?.getTime() ?? null;

async function readStarts({ db }: Pick<CheckDeps, 'db'>, channelId: string): Promise<number[]> {
  const rows = await db.broadcast.findMany({
    where: { channelId },
    orderBy: { startedAt: 'desc' },
    take: KNOWN_STARTS,
    select: { startedAt: true },
  });
  return rows.map(({ startedAt }) => startedAt.getTime());
}

/**
 * While nobody could say anything, a recorder that watched the broadcast to its end counts: without helpers the page of
 * many a site tells when it is live, and never when it is over.
 */
async function withRecordersWord({ db }: CheckDeps, channel: Channel, result: LadderResult): Promise<LadderResult> {
  if (!channel.live || result.by !== null || result.errors.length > 0) return result;
  const ended = await db.broadcast.findFirst({
    where: { channelId: channel.id, endedAt: null, recording: { status: 'finished', finishReason: 'stream_ended' } },
    select: { id: true },
  });
  return ended ? { ...result, sighting: { verdict: 'offline', weak: true } } : result;
}

/** Stopped on purpose: that tells nothing about the site, and the look is due again at the next start. */
export function wasBrokenOff({ aborted, reason }: AbortSignal): boolean {
  return aborted && !(reason instanceof DOMException && reason.name === 'TimeoutError');
}

/** Is a recorder at work on what the channel shows? One that has died is found out by the recordings stage. */
async function isRecorded({ db }: CheckDeps, { id: channelId, live }: Channel): Promise<boolean> {
  if (!live) return false;
  const where = { channelId, endedAt: null, recording: { status: { in: [...activeStatuses, 'queued'] } } };
  return (await db.broadcast.count({ where })) > 0;
}

async function hand({ jobs }: CheckDeps, { kind, broadcastId, at }: Errand): Promise<void> {
  await jobs.enqueue(kind === 'record' ? recordBroadcastJob : endBroadcastJob, { broadcastId }, { at });
}

/**
 * Looks at one channel and writes what came of it, with the time of the next look, in one transaction. When two looked at
 * the same time, the word of the first counts. Never throws for a probe's sake.
 */
export async function checkChannel(deps: CheckDeps, channel: Channel, signal: AbortSignal): Promise<Checked> {
  const { db, now, random } = deps;
  const starts = await readStarts(deps, channel.id);
  const { live, liveUrl, url } = channel;
  const site = channelSite.catch('other').parse(channel.site);
  const rules = readRules(channel);
  const habit = { site, live, lookedDeepAt: ms(channel.lookedDeepAt), announcedAt: ms(channel.announcedAt), starts };
  const deep = needsDeepLook(habit, deps.load(), now().getTime());
  const probes = deep ? deps.probes : deps.probes.filter(({ name }) => name === 'hint');
  const liveBy = live ? probeName.nullable().catch(null).parse(channel.checkedBy) : null;
  const target = { site, url, liveUrl, liveBy, treatAs: rules.site, steps: rules.steps };
  const climbed = await climbLadder(probes, target, signal);
  if (wasBrokenOff(signal)) return { change: null, sighting: null };
  const result = await withRecordersWord(deps, channel, climbed);
  const { sighting } = result;
  const at = now();
  const recorded = await isRecorded(deps, channel);
  const look = { result, recorded, deep, now: at.getTime(), random: random(), starts };
  const { data, change, lapsedAt } = judgeLook(channel, rules, look);
  const mine = { id: channel.id, checkedAt: channel.checkedAt };
  if (change === null && sighting.verdict !== 'live') {
    await db.channel.updateMany({ where: mine, data });
    return { change: null, sighting };
  }
  const errands = await db.$transaction(async (tx) => {
    const { count } = await tx.channel.updateMany({ where: mine, data });
    return count === 0 ? null : noteChange(tx, { channel, rules, result, at, lapsedAt }, change);
  });
  if (errands === null) return { change: null, sighting };
  for (const errand of errands) await hand(deps, errand);
  return { change, sighting };
}
