import type { PresetName, SiteName, SiteStep, View } from '@jomo/recorder/protocol';
import type { CaptureWish, OccurrenceState, Priority } from './event';
import type { FeedCount, FeedFilter } from './feed';
import type { LinkKind } from './live-links';
import type { RecordingStatus } from './recording';

// What the API answers about events, calendars and the schedule. Times are epoch milliseconds, durations seconds.
// Addresses are without their passcodes; passcodes and addresses of calendars are never answered.

export type EventView = CaptureWish & {
  id: string;
  title: string;
  url: string;
  linkKind: LinkKind;
  timeZone: string;
  startLocal: string;
  durationSec: number | null;
  rrule: string | null;
  /** The rule in words; null = once. */
  ruleText: string | null;
  steps: SiteStep[];
  /** "Treat this page as ..."; null = the address says it. */
  site: SiteName | null;
  hasPasscode: boolean;
  paused: boolean;
  problem: string | null;
  /** Null = the user's own. */
  feed: { id: string; name: string } | null;
  nextAt: number | null;
};

export type FeedView = {
  id: string;
  name: string;
  /** `hint`: host and last four characters of the address. */
  source: { kind: 'url'; hint: string } | { kind: 'file'; fileName: string };
  timeZone: string;
  filter: FeedFilter;
  wish: CaptureWish;
  paused: boolean;
  polledAt: number | null;
  readAt: number | null;
  nextPollAt: number | null;
  failures: number;
  problem: string | null;
  found: FeedCount | null;
};

/** What is changed: a date of an event, or else a recording of its own. */
export type BoardRemedy = {
  itemId: string;
  title: string;
  occurrenceId: string | null;
  recordingId: string | null;
  quality: PresetName;
};

export type BoardConflict = {
  /** When it can begin; null = not at all. */
  startsAt: number | null;
  against: { id: string; title: string }[];
  remedies: BoardRemedy[];
};

export type BoardItem = {
  id: string;
  occurrenceId: string | null;
  recordingId: string | null;
  eventId: string | null;
  /** The channel that has announced it. */
  channelId: string | null;
  /** The calendar it comes from. */
  feedName: string | null;
  repeats: boolean;
  title: string;
  url: string;
  linkKind: LinkKind;
  /** The recording, padding included; the end as announced. */
  startAt: number;
  endAt: number;
  /** It goes on until the broadcast ends. */
  openEnd: boolean;
  /** The broadcast itself. */
  airAt: number;
  quality: PresetName;
  /** The quality or priority was changed for this one time. */
  changed: boolean;
  view: View;
  priority: Priority;
  /** `announced`: by a channel; `running`: a recorder is at work; `waiting`: due, and waits for a slot. */
  state: OccurrenceState | 'announced' | 'running' | 'waiting';
  /** What its recorder is at; null = none is. It may wait for the broadcast for hours. */
  recorder: RecordingStatus | null;
  reason: string | null;
  /** Its row on the board; null = it has no slot, or needs none. */
  lane: number | null;
  conflict: BoardConflict | null;
};

export type BoardView = {
  from: number;
  to: number;
  now: number;
  capacityCores: number;
  costs: Record<PresetName, number>;
  /** Rows to draw: as many as recordings in the usual quality fit, or more if lighter ones do. */
  slots: number;
  items: BoardItem[];
  /** True when there is more than can be shown. */
  cut: boolean;
};

export type MissedItem = {
  id: string;
  recordingId: string | null;
  title: string;
  url: string;
  airAt: number;
  reason: string;
};
