import { readSearch, type SearchTerm } from '@/shared/search/read-search';
import type { SearchKind, SearchResults } from '@/shared/search/search-views';
import type { Db } from '../../db/client';
import type { ChatStore } from '../../ingest/chat-store';
import type { StoragePaths } from '../../storage-paths';
import { searchMoments } from './search-moments';
import { searchVideos, type VideoFilter } from './search-videos';

type Deps = { db: Db; paths: StoragePaths; chat: Pick<ChatStore, 'find'>; now: () => Date };
type Input = VideoFilter & { query: string; kind: SearchKind };

/** Beside others, and when only that kind was asked for. */
const sizes = { videos: [12, 60], moments: [6, 20], channels: [6, 60], upcoming: [6, 60] } as const;

const MOST_CHAPTERS = 12;

/** Every term somewhere in the text of that column. */
const everyTerm = (terms: readonly SearchTerm[], column: 'name' | 'title') =>
  terms.map(({ text, exclude }) => {
    const contains = { [column]: { contains: text } };
    return exclude ? { NOT: contains } : contains;
  });

async function searchChannels(db: Db, ownerId: string, terms: readonly SearchTerm[], take: number) {
  const rows = await db.channel.findMany({
    where: { ownerId, AND: everyTerm(terms, 'name') },
    orderBy: { name: 'asc' },
    take,
    select: {
      id: true,
      name: true,
      site: true,
      hasPicture: true,
      describedAt: true,
      _count: { select: { videos: true } },
    },
  });
  return rows.map(({ hasPicture, describedAt, _count, ...row }) => ({
    ...row,
    pictureUrl: hasPicture ? `/channel-pictures/${row.id}?v=${describedAt?.getTime() ?? 0}` : null,
    videos: _count.videos,
  }));
}

/** Chapters go with videos: they have no kind, and so no list, of their own. */
async function searchChapters(
  db: Db,
  ownerId: string,
  terms: readonly SearchTerm[],
  { channelId, fromMs, toMs }: VideoFilter,
) {
  const startedAt = {
    ...(fromMs === undefined ? {} : { gte: new Date(fromMs) }),
    ...(toMs === undefined ? {} : { lt: new Date(toMs) }),
  };
  const rows = await db.chapter.findMany({
    where: {
      video: {
        ownerId,
        trashedAt: null,
        ...(channelId === undefined ? {} : { channelId }),
        ...(fromMs === undefined && toMs === undefined ? {} : { startedAt }),
      },
      AND: everyTerm(terms, 'title'),
    },
    orderBy: [{ video: { startedAt: 'desc' } }, { at: 'asc' }],
    take: MOST_CHAPTERS,
    select: { id: true, title: true, at: true, video: { select: { id: true, title: true } } },
  });
  return rows.map(({ video, ...row }) => ({ ...row, videoId: video.id, videoTitle: video.title }));
}

async function searchUpcoming(
  db: Db,
  ownerId: string,
  terms: readonly SearchTerm[],
  filter: VideoFilter,
  take: number,
) {
  const { fromMs = 0, toMs } = filter;
  const startAt = { gte: new Date(fromMs), ...(toMs === undefined ? {} : { lt: new Date(toMs) }) };
  const rows = await db.recording.findMany({
    where: { ownerId, status: { in: ['scheduled', 'queued'] }, startAt, AND: everyTerm(terms, 'title') },
    orderBy: { startAt: 'asc' },
    take,
    select: { id: true, title: true, startAt: true },
  });
  return rows.map(({ id, title, startAt: at }) => ({ recordingId: id, title, startAt: at.getTime() }));
}

/**
 * Searches what a user has: videos, their chapters, moments in their chat, channels and what is planned. With days but no words it answers
 * what there was and will be in those days; with neither, nothing.
 */
export async function searchEverything(deps: Deps, user: { id: string }, input: Input): Promise<SearchResults> {
  const { query, kind, ...filter } = input;
  const terms = readSearch(query);
  const nothing: SearchResults = {
    videos: { items: [], more: false },
    moments: [],
    chapters: [],
    channels: [],
    upcoming: [],
  };
  const onlyDays = query.trim() === '' && filter.toMs !== undefined;
  if (terms.length === 0 && !onlyDays) return nothing;
  const size = (of: keyof typeof sizes) => sizes[of][kind === 'all' ? 0 : 1];
  const asks = (of: SearchKind) => kind === 'all' || kind === of;
  const inAll = filter.channelId === undefined;
  const [videos, moments, chapters, channels, upcoming] = await Promise.all([
    asks('videos') ? searchVideos(deps, user, { terms, filter, limit: size('videos') }) : nothing.videos,
    asks('chat') ? searchMoments(deps, user, { terms, filter, maxVideos: size('moments'), perVideo: 3 }) : [],
    asks('videos') && !onlyDays ? searchChapters(deps.db, user.id, terms, filter) : [],
    asks('channels') && inAll && !onlyDays ? searchChannels(deps.db, user.id, terms, size('channels')) : [],
    asks('upcoming') && inAll ? searchUpcoming(deps.db, user.id, terms, filter, size('upcoming')) : [],
  ]);
  return { videos, moments, chapters, channels, upcoming };
}
