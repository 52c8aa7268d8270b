import type { Failure, FinishReason, HealthMark, RecorderState } from '../protocol/index';
import type { Progress } from './capture/parse-progress';
import type { PictureLook } from './checks/picture-check';
import type { MediaLook, OwnPicture } from './sites/generic/live';
import type { Entrance } from './sites/site';

/** Virtual screen and sound card. `stop` may be called at any time, twice, and before `start`; so everywhere below. */
export type MachinePort = { start(): Promise<void>; stop(): Promise<void> };

export type BrowserPort = {
  start(): Promise<void>;
  /** Opens the job's page and clears what stands before the media. Throws a RecorderFailure. */
  open(): Promise<void>;
  /** One step further on the way to the broadcast. Throws a RecorderFailure at a wall. */
  enter(): Promise<Entrance>;
  look(): Promise<MediaLook>;
  /** Clears banners, presses play, unmutes, fills the frame. Never throws. */
  drive(): Promise<void>;
  reload(): Promise<void>;
  /** Answers what the page asks meanwhile ("still watching?", notices). Never throws. */
  tend(): Promise<void>;
  /** Removes what lies over the player. Never throws. */
  clear(): Promise<void>;
  /** What the player itself shows right now; null when the page does not let us see. Never throws. */
  inspect(): Promise<OwnPicture | null>;
  /** Why the browser is gone, or null while it works. */
  gone(): string | null;
  stop(): Promise<void>;
};

export type RunningCapture = {
  part: number;
  /** Wall clock of media time zero, epoch ms. */
  zeroAt: number;
  alive(): boolean;
  tail(): string;
  progress(): Progress;
  /** Highest peak since the last call, dBFS. */
  takePeak(): number | null;
  mediaSec(): number;
  /** Ends it; the last segment is handed over before this resolves. Bounded in time. */
  stop(): Promise<void>;
};

/** `start` begins the next part; `stop` ends whatever was started last, even when `start` was not waited for. */
export type CapturePort = { start(): Promise<RunningCapture>; stop(): Promise<void> };

export type ReportPort = {
  state(event: {
    state: RecorderState;
    detail?: string;
    pageTitle?: string;
    finish?: FinishReason;
    failure?: Failure;
  }): void;
  mark(mark: HealthMark): void;
  log(level: 'info' | 'warn' | 'error', message: string): void;
};

/** What the heartbeat wants to know; written by the session, read every five seconds. */
export type Gauges = {
  state: RecorderState;
  capture: RunningCapture | null;
  /** Media seconds in the parts before the running one. */
  earlierSec: number;
  /** Highest peak since the last heartbeat, which sets it back to null. */
  audioDb: number | null;
  /** The newest look at the recorded picture itself; null before the first. */
  picture: PictureLook | null;
};
