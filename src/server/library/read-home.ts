import type { LibraryFilter } from '@/shared/library-filter';
import type { VideoCard } from '@/shared/views';
import type { Db } from '../db/client';
import type { StoragePaths } from '../storage-paths';
import { listWindow } from './list-window';

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
const CHANNELS = 6;

/** The rows of the home page. A row without videos is empty. */
export async function readHome(deps: { db: Db; paths: StoragePaths }, user: { id: string }): Promise<HomeView> {
  const row = async (filter: Partial<LibraryFilter>) =>
    listWindow(deps, user, { filter: { sort: 'newest', ...filter }, offset: 0, limit: IN_ROW });
  const latest = await deps.db.video.groupBy({
    by: ['channelId'],
    where: { ownerId: user.id, trashedAt: null, channelId: { not: null }, status: { not: 'empty' } },
    _max: { startedAt: true },
    orderBy: { _max: { startedAt: 'desc' } },
    take: CHANNELS,
  });
  const ids = latest.flatMap(({ channelId }) => channelId ?? []);
  const [resume, recording, fresh, starred, all, names, videos] = await Promise.all([
    row({ state: 'begun', sort: 'watched' }),
    row({ recording: true }),
    row({ state: 'fresh' }),
    row({ starred: true }),
    listWindow(deps, user, { filter: { sort: 'newest' }, offset: 0, limit: 1 }),
    deps.db.channel.findMany({ where: { id: { in: ids }, ownerId: user.id }, select: { id: true, name: true } }),
    Promise.all(ids.map((channelId) => row({ channelId }))),
  ]);
  const running = new Set(recording.items.map(({ id }) => id));
  return {
    resume: resume.items.filter(({ id }) => !running.has(id)),
    recording: recording.items,
    fresh: fresh.items,
    starred: starred.items,
    channels: ids.flatMap((id, index) => {
      const name = names.find((channel) => channel.id === id)?.name;
      return name === undefined ? [] : [{ id, name, videos: videos[index]?.items ?? [] }];
    }),
    total: all.total,
  };
}
