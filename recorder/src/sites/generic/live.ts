import type { FailureCode } from '../../../protocol/index';

/** The main media element as the page shows it at one moment. */
export type MediaSample = {
  /** Wall clock, epoch ms. */
  at: number;
  /** Changes when another element, or another source, took its place. */
  id: string;
  kind: 'video' | 'audio';
  /** Size on the page in CSS pixels. */
  width: number;
  height: number;
  paused: boolean;
  ended: boolean;
  muted: boolean;
  /** It was driven: its sound is kept on, and in view `player` it was made to fill the frame. */
  driven: boolean;
  readyState: number;
  /** Seconds. */
  currentTime: number;
  /** True once keys of a copy protection were attached. */
  protected: boolean;
  /** MediaError code; 0 = none. */
  error: number;
};

export type MediaLook = {
  sample: MediaSample | null;
  title: string;
  /** The site tells by itself whether it plays, whatever the view; its word counts in view `page` too. */
  sure?: boolean;
  /** What the page says it waits for: there is something to wait for even without a media element. */
  notice?: string;
  /** The page refuses to show the broadcast. */
  wall?: FailureCode;
  /** The broadcast is over for good, as the page says; no grace. */
  over?: { how: 'ended' | 'removed'; detail: string };
};

/** A player's own picture: all black?, and a fingerprint that changes with it. */
export type OwnPicture = { black: boolean; print: string };

export type Verdict = 'none' | 'protected' | 'ended' | 'waiting' | 'live';

const HAVE_CURRENT_DATA = 2;
/** Media time must have moved this much, within the window, to count as playing. */
const MOVED_SEC = 0.25;
const WINDOW_MS = 6000;

/**
 * Live or not: an element with data, not paused, whose time moves. A page without the element at all is `none`; one
 * that stands still is `waiting`. Pure; `samples` are in order of time, the last one is now.
 */
export function judge(samples: readonly (MediaSample | null)[]): Verdict {
  const last = samples.at(-1);
  if (!last) return 'none';
  if (last.protected) return 'protected';
  if (last.ended) return 'ended';
  if (last.error > 0 || last.paused || last.readyState < HAVE_CURRENT_DATA) return 'waiting';
  const known = samples.filter((one) => one !== null && one.id === last.id && last.at - one.at <= WINDOW_MS);
  const first = known[0];
  return first && last.currentTime - first.currentTime >= MOVED_SEC ? 'live' : 'waiting';
}
