import type { ChatHit, VideoCard } from '../views';

export const searchKinds = ['all', 'videos', 'chat', 'channels', 'upcoming'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** A video in whose chat something was found: its first messages that fit, and whether there are more. */
export type ChatMoments = { video: VideoCard; hits: ChatHit[]; more: boolean };

/** What a search of everything found. A kind that was not asked for is empty. */
export type SearchResults = {
  videos: { items: VideoCard[]; more: boolean };
  moments: ChatMoments[];
  /** The user's own: `at` in seconds of the video. */
  chapters: { id: string; title: string; at: number; videoId: string; videoTitle: string }[];
  channels: { id: string; name: string; site: string; pictureUrl: string | null; videos: number }[];
  upcoming: { recordingId: string; title: string; startAt: number }[];
};
