import type {
  ChatMessage,
  Failure,
  FinishReason,
  HealthMark,
  Heartbeat,
  PresetName,
  SiteName,
  SiteStep,
  View,
} from '@jomo/recorder/protocol';
import type { RecordingStatus } from './recording';
import type { ReachedTimes, RecordingCost } from './recording-cost';
import type { Gap, Run } from './timeline';

// What the API answers and the pages show. Dates are epoch milliseconds, durations seconds, sizes bytes.

export type RecordingView = {
  id: string;
  videoId: string;
  /** Without what lets one in unasked: passcodes, tickets. */
  url: string;
  title: string;
  status: RecordingStatus;
  statusDetail: string | null;
  quality: PresetName;
  view: View;
  chat: boolean;
  /** "Treat this page as ..."; null = the address says it. */
  site: SiteName | null;
  startAt: number;
  endAt: number | null;
  durationSec: number | null;
  /** When bytes first grew. */
  startedAt: number | null;
  finishedAt: number | null;
  finishReason: FinishReason | null;
  failure: Failure | null;
  heartbeat: Heartbeat | null;
  lastHeartbeatAt: number | null;
  /** Of the whole recording so far; null until its recorder has reported. */
  cost: RecordingCost | null;
  /** When each of the recorder's states was first reached. */
  reachedAt: ReachedTimes;
  attempts: number;
  parts: number;
  recordedSec: number;
  bytes: number;
  chatMessages: number;
  stopping: boolean;
  createdAt: number;
  /** When the live picture last changed; null = none. It is at /media/<videoId>/live.jpg. */
  snapshotAt: number | null;
  /** /media/<videoId>/poster.jpg exists. */
  hasPoster: boolean;
};

/** What the form for recording the same once more needs besides; secrets that the owner typed are in it. */
export type RecordAgainView = {
  url: string;
  steps: SiteStep[];
  /** For meetings; empty = the usual name, and no notice. */
  displayName: string;
  notice: string;
  /** There are secrets that stay on the server. */
  keepsSecret: boolean;
};

export type RecordingLogLine = { at: number; level: 'info' | 'warn' | 'error'; message: string };

export type RecordingDetail = RecordingView & {
  log: RecordingLogLine[];
  health: HealthMark[];
  /** The broadcast has ended; if it comes back before this, its recording goes on. */
  comesBackUntil: number | null;
};

export type CapacityView = {
  capacityCores: number;
  usedCores: number;
  /** Cost in cores of one recording of each preset. */
  costs: Record<PresetName, number>;
};

export type VideoCard = {
  id: string;
  title: string;
  url: string;
  /** empty | recording | ready */
  status: 'empty' | 'recording' | 'ready';
  recordingId: string | null;
  recordingStatus: RecordingStatus | null;
  startedAt: number | null;
  createdAt: number;
  durationSec: number;
  bytes: number;
  chatMessages: number;
  /** /media/<id>/poster.jpg exists. */
  hasPoster: boolean;
  /** Keep rules never delete it. */
  starred: boolean;
  /** When it was put into the trash. */
  trashedAt: number | null;
  /** The user's own words for it, by name. */
  tags: string[];
  /** The subscribed channel that it is a broadcast of. */
  channel: { id: string; name: string } | null;
  snapshotAt: number | null;
  packaging: 'none' | 'queued' | 'running' | 'done' | 'failed';
  packagingProgress: number;
  progress: { positionSec: number; watched: boolean } | null;
};

/** A chapter that the user made. `at` in media seconds. */
export type OwnChapter = { id: string; at: number; title: string };

export type PlaybackInfo = {
  video: VideoCard;
  quality: PresetName;
  /** True while the recording runs: the playlist still grows. */
  live: boolean;
  masterUrl: string;
  storyboardUrl: string | null;
  renditions: { name: string; width: number | null; height: number | null; bandwidth: number }[];
  runs: Run[];
  gaps: Gap[];
  health: HealthMark[];
  /** By time. Absent in what an older version stored on a device. */
  chapters?: OwnChapter[];
  chat: { enabled: boolean; count: number };
  /** How long ago the last position was reached, ms, by the server's clock; null = never watched. */
  progressAgeMs: number | null;
  /** Where to resume, seconds; 0 = from the start. */
  resumeSec: number;
};

/** What a download of each quality takes. `height` is null for sound only. */
export type RungSizes = { live: boolean; rungs: { name: string; height: number | null; bytes: number }[] };

export type ChatPage = { messages: ChatMessage[] };

/** A message that was searched for, and the second of the video it was said at. */
export type ChatHit = ChatMessage & { timeSec: number };

/** `next` null = there are no more. */
export type ChatHitPage = { items: ChatHit[]; next: number | null };

/** How lively the chat was: messages a minute, for every `stepSec` seconds of media from the start on. */
export type ChatActivity = { stepSec: number; perMinute: number[] };

export type ApiKeyView = { id: string; name: string; createdAt: number; lastUsedAt: number | null };

/** A television that was signed in by a code. */
export type DeviceView = { id: string; userAgent: string; createdAt: number; lastUsedAt: number };
/** A device that shows a code and waits for somebody to confirm it. */
export type AskedDevice = { userAgent: string; askedAt: number };
export type DeviceCodeState = 'waiting' | 'approved' | 'refused' | 'expired';
