import { channelSite } from '@/shared/channel';
import type { Channel, Prisma } from '../../db/generated/client';
import type { JobResult } from '../../jobs/queue';
import type { Logger } from '../../log';
import { deepLoad } from '../probes/choose-depth';
import type { Sighting } from '../probes/probe';
import { type CheckDeps, checkChannel } from './check-channel';
import { PER_MINUTE } from './plan-check';
import { isDescribingDue } from './plan-describe';
import { createSiteRate, type Place, placeOf } from './site-rate';

export type WatchDeps = Omit<CheckDeps, 'load'> & {
  log: Logger;
  /** Looks for name and picture of a channel, beside a look that may tell them too; never rejects. */
  describe: (channel: Channel, sighting: Promise<Sighting | null>, signal: AbortSignal) => Promise<void>;
};

/** Looks under way at once. Most of the time of a look is waiting. */
const AT_ONCE = 12;
const TICK_MS = 5_000;
/** All probes of one look together; one that hangs longer is left behind. */
const LOOK_MS = 150_000;
/** How many channels there are is counted this often. */
const COUNT_MS = 60_000;
/** A look whose result could not be stored is not tried again at once. */
const TROUBLE_MS = 60_000;

/** The channels of a site, or of one host among the others. */
const channelsAt = (place: Place): Prisma.ChannelWhereInput =>
  place.site === 'other'
    ? {
        site: 'other',
        OR: ['http', 'https'].map((scheme) => ({ liveUrl: { startsWith: `${scheme}://${place.host}/` } })),
      }
    : { site: place.site };

/**
 * The worker's watch over channels: every five seconds it begins the looks that are due, some at a time and so many a
 * minute for one site. What is due stands in the database, so a restart goes on where it was.
 */
export function createChannelWatch(
  deps: WatchDeps,
  limits: { atOnce?: number; lookMs?: number; tickMs?: number } = {},
) {
  const { db, log, now } = deps;
  const { atOnce = AT_ONCE, lookMs = LOOK_MS, tickMs = TICK_MS } = limits;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const rate = createSiteRate(PER_MINUTE);
  const resting = new Map<string, number>();
  let counted = { at: Number.NEGATIVE_INFINITY, load: 0 };
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function look(channel: Channel): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(lookMs)]);
    try {
      const checking = checkChannel({ ...deps, load: () => counted.load }, channel, signal);
      // A first look may have to open a browser; its name is there sooner.
      const sighting = checking.then(
        (checked) => checked.sighting,
        () => null,
      );
      const [{ change }] = await Promise.all([
        checking,
        isDescribingDue(channel, now().getTime()) ? deps.describe(channel, sighting, signal) : null,
      ]);
      if (change) log.info({ channelId: channel.id, change }, 'channel looked at');
    } catch (error) {
      resting.set(channel.id, now().getTime() + TROUBLE_MS);
      if (!stopping.signal.aborted) log.error({ channelId: channel.id, err: error }, 'channel could not be looked at');
    }
  }

  function begin(channel: Channel): void {
    const work = look(channel).finally(() => running.delete(channel.id));
    running.set(channel.id, work);
    // The next one takes its place at once.
    void work.then(() => (stopping.signal.aborted ? undefined : runRound()));
  }

  async function count(at: number): Promise<void> {
    if (at >= counted.at && at - counted.at < COUNT_MS) return;
    const rows = await db.channel.groupBy({ by: ['site'], where: { paused: false }, _count: true });
    counted = { at, load: deepLoad(Object.fromEntries(rows.map(({ site, _count }) => [site, _count]))) };
  }

  async function beginDue(): Promise<void> {
    if (stopping.signal.aborted || running.size >= atOnce) return;
    const at = now().getTime();
    await count(at);
    for (const [id, until] of resting) if (until <= at) resting.delete(id);
    const due = await db.channel.findMany({
      where: {
        paused: false,
        nextCheckAt: { lte: now() },
        NOT: rate.exhausted(at).map(channelsAt),
        id: { notIn: [...running.keys(), ...resting.keys()] },
      },
      orderBy: { nextCheckAt: 'asc' },
      take: atOnce - running.size,
    });
    for (const channel of due) {
      if (stopping.signal.aborted || running.size >= atOnce || running.has(channel.id)) continue;
      const place = placeOf(channelSite.catch('other').parse(channel.site), channel.liveUrl);
      if (rate.take(place, at)) begin(channel);
    }
  }

  /** One round after the other, so that none is begun twice. */
  function runRound(): Promise<void> {
    round = round.then(beginDue).catch((error: unknown) => log.error({ err: error }, 'channels could not be listed'));
    return round;
  }

  function schedule(): void {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => void runRound().then(schedule), tickMs);
  }

  return {
    start(): void {
      void runRound().then(schedule);
    },
    /** Handler of `checkChannelsJob`; begins what is due and does not wait for it. */
    async lookNow(): Promise<JobResult> {
      await runRound();
      return 'done';
    },
    /** Waits until nothing is under way; for tests. */
    async settled(): Promise<void> {
      await round;
      while (running.size > 0) {
        await Promise.all(running.values());
        await round;
      }
    },
    /** Ends the looks under way; they are due again at the next start. */
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await round;
      await Promise.allSettled(running.values());
    },
  };
}
