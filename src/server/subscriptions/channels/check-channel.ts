import { channelRules } from '@/shared/channel';
import type { Db } from '../../db/client';
import type { Channel } from '../../db/generated/client';
import { endBroadcastJob, recordBroadcastJob } from '../../jobs/definitions';
import type { JobQueue } from '../../jobs/queue';
import { needsDeepLook } from '../probes/choose-depth';
import { climbLadder, type LadderResult } from '../probes/climb-ladder';
import type { Probe } from '../probes/probe';
import { judgeLive, type LiveChange, type LiveState } from './judge-live';
import { createTitleMatcher } from './match-title';
import { type CheckState, planCheck } from './plan-check';

export type CheckDeps = {
  db: Db;
  jobs: JobQueue;
  now: () => Date;
  random: () => number;
  probes: readonly Probe[];
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

/** What the failed probes come to; null when somebody answered. */
function troubleOf({ by, errors }: LadderResult): { kind: CheckState['lastError']; message: string } | null {
  const last = errors.at(-1);
  if (by !== null || !last) return null;
  const wall = errors.find(({ kind }) => kind === 'bot_wall' || kind === 'gone') ?? last;
  return { kind: wall.kind, message: sentences[wall.kind](wall.message) };
}

const sentences: Readonly<Record<NonNullable<CheckState['lastError']>, (detail: string) => string>> = {
  bot_wall: () =>
    'The site suspects a robot and asks for a sign-in or a captcha. Jomo looks again later, ever more seldom.',
  unreachable: (detail) => `The site could not be asked: ${detail}`,
  helper: (detail) => `Whether it is live could not be found out: ${detail}`,
  gone: () => 'The site says that this channel does not exist. Check its address.',
};

/** A broadcast that was seen to begin: noted in the history, and recorded when the rules want it. */
async function noteStart({ db, jobs, now }: CheckDeps, channel: Channel, result: LadderResult): Promise<void> {
  const rules = channelRules.parse(JSON.parse(channel.rules));
  const title = result.sighting.title ?? channel.name;
  const { wanted, reason } = createTitleMatcher(rules.titles)(title);
  const { id } = await db.broadcast.create({
    data: {
      channelId: channel.id,
      siteId: result.sighting.broadcastId ?? null,
      title: title.slice(0, 300),
      startedAt: now(),
      wanted,
      reason,
    },
    select: { id: true },
  });
  if (wanted) await jobs.enqueue(recordBroadcastJob, { broadcastId: id });
}

async function noteEnd({ db, jobs, now }: CheckDeps, channel: Channel): Promise<void> {
  const open = await db.broadcast.findFirst({
    where: { channelId: channel.id, endedAt: null },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  if (!open) return;
  await db.broadcast.update({ where: { id: open.id }, data: { endedAt: now() } });
  // The recorder sees the end too, and better; this is for pages that go on with something else.
  const { graceSec } = channelRules.parse(JSON.parse(channel.rules));
  await jobs.enqueue(endBroadcastJob, { broadcastId: open.id }, { at: new Date(now().getTime() + graceSec * 1000) });
}

async function noteChange(deps: CheckDeps, channel: Channel, change: LiveChange, result: LadderResult): Promise<void> {
  if (change === 'started') return noteStart(deps, channel, result);
  if (change === 'ended') return noteEnd(deps, channel);
  if (change === 'restarted') {
    const last = await deps.db.broadcast.findFirst({
      where: { channelId: channel.id },
      orderBy: { startedAt: 'desc' },
      select: { id: true, wanted: true },
    });
    if (!last) return;
    await deps.db.broadcast.update({ where: { id: last.id }, data: { endedAt: null } });
    if (last.wanted) await deps.jobs.enqueue(recordBroadcastJob, { broadcastId: last.id });
  }
}

/** Looks at one channel and writes what came of it, with the time of the next look. Never throws for a probe's sake. */
export async function checkChannel(deps: CheckDeps, channel: Channel, signal: AbortSignal): Promise<LiveChange> {
  const { db, now, random } = deps;
  const starts = await readStarts(deps, channel.id);
  const deep = needsDeepLook(
    { live: channel.live, lookedDeepAt: ms(channel.lookedDeepAt), announcedAt: ms(channel.announcedAt), starts },
    now().getTime(),
  );
  const probes = deep ? deps.probes : deps.probes.filter(({ name }) => name === 'hint');
  const site = channelSiteOf(channel);
  const result = await climbLadder(probes, { site, url: channel.url, liveUrl: channel.liveUrl }, signal);
  const at = now();
  const trouble = troubleOf(result);
  const before: LiveState = {
    live: channel.live,
    broadcastId: channel.liveSiteId,
    offlineSeen: channel.offlineSeen,
    endedAt: ms(channel.endedAt),
  };
  const { graceSec } = channelRules.parse(JSON.parse(channel.rules));
  const { state, change } = judgeLive(before, result.sighting, { now: at.getTime(), graceSec });
  const failures = trouble ? channel.failures + 1 : 0;
  const announcedAt = announcedOf(channel, result, at);
  const next = planCheck(
    {
      live: state.live,
      announcedAt: ms(announcedAt),
      starts,
      failures,
      lastError: trouble?.kind ?? null,
      cost: result.by === 'browser' ? 'browser' : 'cheap',
    },
    at.getTime(),
    random(),
  );
  const { count } = await db.channel.updateMany({
    // Whoever looked at the same time was first; his word counts.
    where: { id: channel.id, checkedAt: channel.checkedAt },
    data: {
      live: state.live,
      liveSiteId: state.broadcastId,
      liveTitle: state.live ? (result.sighting.title ?? channel.liveTitle) : null,
      offlineSeen: state.offlineSeen,
      endedAt: state.endedAt === null ? null : new Date(state.endedAt),
      announcedAt,
      checkedAt: at,
      checkedBy: result.by ?? channel.checkedBy,
      ...(deep ? { lookedDeepAt: at } : {}),
      nextCheckAt: new Date(next),
      failures,
      errorKind: trouble?.kind ?? null,
      problem: trouble?.message ?? null,
    },
  });
  if (count === 0) return null;
  await noteChange(deps, channel, change, result);
  return change;
}
