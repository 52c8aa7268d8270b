import type { ChannelRules } from '@/shared/channel';
import type { Channel } from '../../db/generated/client';
import type { LadderResult } from '../probes/climb-ladder';
import { judgeLive, type LiveChange } from './judge-live';
import { type CheckState, planCheck } from './plan-check';

export type Trouble = { kind: NonNullable<CheckState['lastError']>; message: string };

const sentences: Readonly<Record<Trouble['kind'], (detail: string) => string>> = {
  bot_wall: () =>
    'The site suspects a robot and asks for a sign-in or a captcha. Jomo looks again later, ever more seldom.',
  unreachable: (detail) => `The site could not be asked: ${detail}`,
  helper: (detail) => `Whether it is live could not be found out: ${detail}`,
  gone: () => 'The site says that this channel does not exist. Check its address.',
};

const NOBODY_KNOWS =
  'Nothing here can tell whether this page is live. Install streamlink or yt-dlp on the server, give the channel steps that lead to its player, or plan an event instead.';

/** What the failed probes come to; null when somebody answered, or nobody was expected to. */
function troubleOf({ by, errors }: LadderResult): Trouble | null {
  const last = errors.at(-1);
  if (by !== null || !last) return null;
  const wall = errors.find(({ kind }) => kind === 'bot_wall' || kind === 'gone') ?? last;
  return { kind: wall.kind, message: sentences[wall.kind](wall.message) };
}

const ms = (date: Date | null) => date?.getTime() ?? null;
const dateOf = (at: number | null) => (at === null ? null : new Date(at));

export type Look = {
  result: LadderResult;
  /** A recorder is at work on the broadcast: whatever was not seen meanwhile, it is the same one. */
  recorded: boolean;
  /** Were the dear probes asked as well? */
  deep: boolean;
  now: number;
  random: number;
  /** When past broadcasts began. */
  starts: readonly number[];
};

/** What a look makes of a channel: the columns to write and what changed. Pure. */
export function judgeLook(channel: Channel, { graceSec }: Pick<ChannelRules, 'graceSec'>, look: Look) {
  const { result, recorded, deep, now, random, starts } = look;
  const { sighting, by } = result;
  const trouble = troubleOf(result);
  const before = {
    live: channel.live,
    broadcastId: channel.liveSiteId,
    offlineSeen: channel.offlineSeen,
    endedAt: ms(channel.endedAt),
    seenAt: recorded ? null : ms(channel.checkedAt),
  };
  const { state, change, lapsedAt } = judgeLive(before, sighting, {
    now,
    graceSec,
    ownPage: channel.site === 'youtube',
  });
  const failures = trouble ? channel.failures + 1 : 0;
  const announcedAt =
    sighting.verdict === 'upcoming' ? (sighting.startedAt ?? null) : by ? null : ms(channel.announcedAt);
  const byBrowser = by === 'browser' || (by === null && (result.sentBrowser || channel.checkedBy === 'browser'));
  const cost = byBrowser ? 'browser' : 'cheap';
  const plan = { live: state.live, announcedAt, starts, failures, lastError: trouble?.kind ?? null, cost } as const;
  const unanswered = deep && by === null && !trouble && !result.postponed;
  const data = {
    live: state.live,
    liveSiteId: state.broadcastId,
    liveTitle: state.live ? (sighting.title ?? channel.liveTitle)?.slice(0, 300) : null,
    offlineSeen: state.offlineSeen,
    endedAt: dateOf(state.endedAt),
    announcedAt: dateOf(announcedAt),
    checkedAt: new Date(now),
    checkedBy: by ?? channel.checkedBy,
    ...(deep && !result.postponed ? { lookedDeepAt: new Date(now) } : {}),
    nextCheckAt: new Date(planCheck(plan, now, random)),
    failures,
    errorKind: trouble?.kind ?? null,
    // A cheap look that saw nothing does not take back what the last deep one found.
    problem: trouble?.message ?? (unanswered ? NOBODY_KNOWS : by || deep ? null : channel.problem),
  };
  return {
    data,
    change: change satisfies LiveChange,
    trouble,
    lapsedAt: lapsedAt === undefined ? null : new Date(lapsedAt),
  };
}
