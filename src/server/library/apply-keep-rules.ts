import { channelRules, type KeepRules } from '@/shared/channel';
import { endedStatuses } from '@/shared/recording';
import type { Db } from '../db/client';
import { AppError } from '../errors';
import type { ChatStore } from '../ingest/chat-store';
import { applyKeepRulesJob } from '../jobs/definitions';
import type { JobQueue, JobResult } from '../jobs/queue';
import type { Logger } from '../log';
import type { StoragePaths } from '../storage-paths';
import { decidePurge } from './decide-purge';
import { decideRetention, type KeptVideo } from './decide-retention';
import { deleteVideo } from './delete-video';
import { bytesOnDisk, removeTrashed } from './purge-trash';

type Deps = {
  db: Db;
  paths: StoragePaths;
  chat: Pick<ChatStore, 'remove'>;
  jobs: Pick<JobQueue, 'enqueue'>;
  log: Logger;
  now: () => Date;
};
type Channel = { id: string; name: string; ownerId: string; rules: string };

/** A position saved this short a time ago means that somebody is watching. */
const WATCHING_MS = 15 * 60_000;
const NIGHT_HOUR = 4;

/** Four o'clock in the morning of the server's zone. */
function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setHours(NIGHT_HOUR, 0, 0, 0);
  if (night <= now) night.setDate(night.getDate() + 1);
  return night;
}

function readKeep({ log }: Deps, { id, rules }: Channel): KeepRules | null {
  try {
    const { keep } = channelRules.parse(JSON.parse(rules));
    return Object.values(keep).every((limit) => limit === null) ? null : keep;
  } catch (error) {
    // Rules that nobody understands delete nothing.
    log.error({ channelId: id, err: error }, 'the rules of a channel cannot be read');
    return null;
  }
}

/** The videos of a channel that have media, with what the decision needs to know. */
async function readVideos({ db, now }: Deps, channelId: string): Promise<KeptVideo[]> {
  const rows = await db.video.findMany({
    where: { channelId, trashedAt: null, status: { not: 'empty' } },
    select: {
      id: true,
      startedAt: true,
      createdAt: true,
      bytes: true,
      starred: true,
      packaging: true,
      recording: { select: { status: true } },
      renditions: { select: { bytes: true } },
      progress: { select: { watchedAt: true, updatedAt: true } },
    },
  });
  const watchingSince = now().getTime() - WATCHING_MS;
  return rows.map(({ id, startedAt, createdAt, bytes, starred, packaging, recording, renditions, progress }) => {
    const ended = recording === null || endedStatuses.some((status) => status === recording.status);
    const watching = progress.some(({ updatedAt }) => updatedAt.getTime() >= watchingSince);
    const watched = progress.flatMap(({ watchedAt }) => (watchedAt ? [watchedAt.getTime()] : []));
    return {
      id,
      recordedAt: (startedAt ?? createdAt).getTime(),
      bytes: bytesOnDisk({ bytes, renditions }),
      starred,
      watchedAt: watched.length === 0 ? null : Math.max(...watched),
      busy: !ended || watching || packaging === 'running',
    };
  });
}

/** What is in the trash counts for a channel's size as well, and goes first: it is removed as soon as it stands in the way. */
async function purgeForSize(deps: Deps, channel: Channel, gigabytes: number, keptBytes: number): Promise<number> {
  const rows = await deps.db.video.findMany({
    where: { channelId: channel.id, trashedAt: { not: null } },
    select: { id: true, trashedAt: true, bytes: true, renditions: { select: { bytes: true } } },
  });
  const trash = rows.map((row) => ({ id: row.id, trashedAt: row.trashedAt?.getTime() ?? 0, bytes: bytesOnDisk(row) }));
  const all = trash.reduce((sum, { bytes }) => sum + bytes, keptBytes);
  const going = decidePurge(trash, { now: deps.now().getTime(), missingBytes: all - gigabytes * 1e9 });
  return removeTrashed(
    deps,
    going.map((id) => ({ id, ownerId: channel.ownerId })),
  );
}

/** Answers how many of the channel's videos went. */
async function applyToChannel(deps: Deps, channel: Channel): Promise<number> {
  const keep = readKeep(deps, channel);
  if (!keep) return 0;
  let deleted = 0;
  const videos = await readVideos(deps, channel.id);
  const removals = decideRetention(videos, keep, deps.now().getTime());
  if (keep.gigabytes !== null) {
    const going = new Set(removals.map(({ id }) => id));
    const kept = videos.reduce((sum, { id, bytes }) => sum + (going.has(id) ? 0 : bytes), 0);
    deleted += await purgeForSize(deps, channel, keep.gigabytes, kept);
  }
  for (const { id, reason } of removals) {
    // Deciding and deleting are apart: a star given meanwhile still counts.
    if (!(await deps.db.video.findFirst({ where: { id, starred: false, trashedAt: null }, select: { id: true } })))
      continue;
    try {
      await deleteVideo(deps, { id: channel.ownerId }, id, reason);
      deps.log.info({ channelId: channel.id, channel: channel.name, videoId: id, rule: reason }, 'video deleted');
      deleted += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      deps.log.info({ videoId: id, reason: error.userMessage }, 'video left alone by the keep rules');
    }
  }
  return deleted;
}

/**
 * Handler of `applyKeepRulesJob`: deletes what the keep rules of one channel, or of all, give up. Never a starred video,
 * nor one that is recorded, packaged or watched just now. Idempotent. A channel that makes trouble stops no other.
 */
export async function applyKeepRules(
  deps: Deps,
  { channelId }: { channelId?: string | undefined },
): Promise<JobResult> {
  const { db, jobs, log, now } = deps;
  if (channelId === undefined) await jobs.enqueue(applyKeepRulesJob, {}, { at: nextNight(now()) });
  const channels = await db.channel.findMany({
    where: channelId === undefined ? {} : { id: channelId },
    select: { id: true, name: true, ownerId: true, rules: true },
  });
  let deleted = 0;
  for (const channel of channels) {
    try {
      deleted += await applyToChannel(deps, channel);
    } catch (error) {
      log.error({ channelId: channel.id, err: error }, 'keep rules could not be applied; again next night');
    }
  }
  return deleted > 0 ? 'done' : { skipped: 'nothing to delete' };
}
