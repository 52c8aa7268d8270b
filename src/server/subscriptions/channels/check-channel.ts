import { channelSite } from '@/shared/channel';
import type { Db } from '../../db/client';
import type { Channel } from '../../db/generated/client';
import { endBroadcastJob, recordBroadcastJob } from '../../jobs/definitions';
import type { JobQueue } from '../../jobs/queue';
import { needsDeepLook } from '../probes/choose-depth';
import { climbLadder, type LadderResult } from '../probes/climb-ladder';
import type { Probe } from '../probes/probe';
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

async function hand({ jobs }: CheckDeps, { kind, broadcastId, at }: Errand): Promise<void> {
  await jobs.enqueue(kind === 'record' ? recordBroadcastJob : endBroadcastJob, { broadcastId }, { at });
}

/**
 * Looks at one channel and writes what came of it, with the time of the next look, in one transaction. When two looked at
 * the same time, the word of the first counts. Never throws for a probe's sake.
 */
export async function checkChannel(deps: CheckDeps, channel: Channel, signal: AbortSignal): Promise<LiveChange> {
  const { db, now, random } = deps;
  const starts = await readStarts(deps, channel.id);
  const { live, liveUrl, url } = channel;
  const site = channelSite.catch('other').parse(channel.site);
  const habit = { site, live, lookedDeepAt: ms(channel.lookedDeepAt), announcedAt: ms(channel.announcedAt), starts };
  const deep = needsDeepLook(habit, deps.load(), now().getTime());
  const probes = deep ? deps.probes : deps.probes.filter(({ name }) => name === 'hint');
  const target = { site, url, liveUrl, liveByHint: live && channel.checkedBy === 'hint' };
  const climbed = await climbLadder(probes, target, signal);
  // Stopped on purpose: that tells nothing about the site, and the look is due again at the next start.
  if (signal.aborted && !(signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')) return null;
  const result = await withRecordersWord(deps, channel, climbed);
  const at = now();
  const rules = readRules(channel);
  const { data, change } = judgeLook(channel, rules, { result, deep, now: at.getTime(), random: random(), starts });
  const mine = { id: channel.id, checkedAt: channel.checkedAt };
  if (change === null && result.sighting.verdict !== 'live') {
    await db.channel.updateMany({ where: mine, data });
    return null;
  }
  const errands = await db.$transaction(async (tx) => {
    const { count } = await tx.channel.updateMany({ where: mine, data });
    return count === 0 ? null : noteChange(tx, { channel, rules, result, at }, change);
  });
  if (errands === null) return null;
  for (const errand of errands) await hand(deps, errand);
  return change;
}
