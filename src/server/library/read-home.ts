import type { LibraryFilter } from '@/shared/library-filter';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';
import { countVideos, listIds, readCards } from './list-window';

export type HomeView = {
  /** Begun and not watched to the end, the last watched first. */
  resume: VideoCard[];
  recording: VideoCard[];
  /** The newest that nobody has begun. */
  fresh: VideoCard[];
  starred: VideoCard[];
  /** The channels with the newest videos. */
  channels: { id: string; name: string; videos: VideoCard[] }[];
  /** How many videos there are in all. */
  total: number;
};

const IN_ROW = 20;
/** Six rows of these are most of the page's cards; each leads to all of its channel. */
const IN_CHANNEL_ROW = 12;
const CHANNELS = 6;

/** The rows of the home page. A row without videos is empty. Many are in several rows; each is read once. */
export async function readHome(deps: { db: Db; paths: StoragePaths }, user: { id: string }): Promise<HomeView> {
  const row = (filter: Partial<LibraryFilter>, limit = IN_ROW) =>
    listIds(deps, user, { sort: 'newest', ...filter }, { offset: 0, limit });
  const latest = await deps.db.video.groupBy({
    by: ['channelId'],
    where: { ownerId: user.id, trashedAt: null, channelId: { not: null }, status: { not: 'empty' } },
    _max: { startedAt: true },
    orderBy: { _max: { startedAt: 'desc' } },
    take: CHANNELS,
  });
  const channelIds = latest.flatMap(({ channelId }) => channelId ?? []);
  const [resume, recording, fresh, starred, total, names, ofChannels] = await Promise.all([
    row({ state: 'begun', sort: 'watched' }),
    row({ recording: true }),
    row({ state: 'fresh' }),
    row({ starred: true }),
    countVideos(deps, user, { sort: 'newest' }),
    deps.db.channel.findMany({ where: { id: { in: channelIds }, ownerId: user.id }, select: { id: true, name: true } }),
    Promise.all(channelIds.map((channelId) => row({ channelId }, IN_CHANNEL_ROW))),
  ]);
  const cards = await readCards(deps, user, [
    ...new Set([...resume, ...recording, ...fresh, ...starred, ...ofChannels.flat()]),
  ]);
  const show = (ids: readonly string[]) => ids.flatMap((id) => cards.get(id) ?? []);
  const running = new Set(recording);
  return {
    resume: show(resume.filter((id) => !running.has(id))),
    recording: show(recording),
    fresh: show(fresh),
    starred: show(starred),
    channels: channelIds.flatMap((id, index) => {
      const name = names.find((channel) => channel.id === id)?.name;
      return name === undefined ? [] : [{ id, name, videos: show(ofChannels[index] ?? []) }];
    }),
    total,
  };
}
