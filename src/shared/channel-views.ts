import type { ChannelRules, ChannelSite } from './channel';
import type { RecordingStatus } from './recording';

// What the API answers about channels. Times are epoch milliseconds.

export type ChannelView = {
  id: string;
  /** The one address by which the channel is known, and where its live broadcast is shown. */
  url: string;
  liveUrl: string;
  site: ChannelSite;
  name: string;
  /** Served by this app, never by the site; null = none was found. */
  pictureUrl: string | null;
  paused: boolean;
  /** `unknown` = no look has had an answer yet. */
  state: 'live' | 'offline' | 'unknown';
  liveTitle: string | null;
  /** When a broadcast is announced to begin. */
  announcedAt: number | null;
  checkedAt: number | null;
  /** hint | streamlink | yt-dlp | browser */
  checkedBy: string | null;
  nextCheckAt: number;
  /** Looks in a row without an answer, and why the last one had none: a sentence for the user. */
  failures: number;
  problem: string | null;
  /** The latest broadcast that was seen; null = none yet. */
  latest: BroadcastView | null;
  rules: ChannelRules;
  videos: number;
  /** On disk. */
  bytes: number;
};

export type BroadcastView = {
  id: string;
  title: string;
  startedAt: number;
  /** Null = it goes on. */
  endedAt: number | null;
  /** Did the rules want it, and why: a sentence for the user. */
  wanted: boolean;
  reason: string;
  /** `problem` = why it failed, a sentence for the user; null = it did not. */
  recording: {
    id: string;
    videoId: string;
    status: RecordingStatus;
    watchable: boolean;
    problem: string | null;
  } | null;
};

/** What the rules would have done with a past broadcast. */
export type RulePreview = { title: string; startedAt: number; wanted: boolean; reason: string };

/** `line`: counted from 1, of the text that was imported; null = its format has no lines that mean anything. */
export type RefusedEntry = { line: number | null; text: string; reason: string };

export type ImportOutcome = {
  added: number;
  /** Subscribed to before. */
  known: number;
  /** What of the list was left out, and why; the first ones when there are very many. */
  refused: RefusedEntry[];
  refusedCount: number;
};
