import type Hls from 'hls.js';
import type { ErrorData } from 'hls.js';
import { recallBandwidth, rememberBandwidth } from './bandwidth-memory';
import { AUTO, type Level } from './quality-options';
import { decideRecovery, type FatalError, type Trouble } from './recovery';

/** Loaded ahead while the page still has its own work to do: taking in a segment keeps a phone busy for a while too. */
const FIRST_AHEAD = { maxBufferLength: 12, maxBufferSize: 0 };
/** Loaded ahead from then on: seconds, and bytes up to which it may be more. */
const AHEAD = { maxBufferLength: 30, maxBufferSize: 60_000_000 };
const FIRST_MS = 10_000;

export type Attached = {
  setLevel: (level: number) => void;
  /** Where "live" is, media seconds; null when it is not known. */
  liveEdge: () => number | null;
  /** Goes on loading after the network or the whole device was away. */
  revive: () => void;
  destroy: () => void;
};

type Options = {
  startAt: number;
  onLevels: (levels: Level[]) => void;
  onPlaying: (level: number) => void;
  /** The quality that was chosen cannot be had any more; another one goes on by itself. */
  onDropped: () => void;
  /** The server cannot be reached; it is asked again and again. False: it can be. */
  onAway: (away: boolean) => void;
  onFatal: (trouble: Trouble) => void;
};

function describe(data: ErrorData): FatalError {
  const code = data.response?.code;
  return { type: data.type, details: data.details, status: code === undefined || code === 0 ? null : code };
}

/** Obeys `decideRecovery` for each fatal error. Answers a function that forgets planned attempts. */
function recoverFrom(
  HlsClass: typeof Hls,
  hls: Hls,
  { src, onAway, onFatal }: { src: string } & Pick<Options, 'onAway' | 'onFatal'>,
): () => void {
  const earlier = new Map<string, number[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  hls.on(HlsClass.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    const now = Date.now();
    const times = earlier.get(data.type) ?? [];
    const verdict = decideRecovery(describe(data), times, now);
    earlier.set(data.type, [...times, now]);
    if (verdict.action === 'give-up') return onFatal(verdict.trouble);
    if (verdict.action === 'recover-media') return hls.recoverMediaError();
    onAway(true);
    // Before the master playlist came there is nothing to start loading from.
    timer = setTimeout(() => (hls.levels.length === 0 ? hls.loadSource(src) : hls.startLoad()), verdict.waitMs);
  });
  hls.on(HlsClass.Events.FRAG_LOADED, () => onAway(false));
  return () => clearTimeout(timer);
}

/**
 * hls.js leaves a quality it cannot load, also one that was chosen, when there is another. Answers how to choose. What
 * was chosen is remembered here: when the error is heard of, hls.js has long switched.
 */
function chooseLevels(HlsClass: typeof Hls, hls: Hls, onDropped: () => void): (level: number) => void {
  let chosen = AUTO;
  hls.on(HlsClass.Events.ERROR, () => {
    if (chosen === AUTO || !hls.autoLevelEnabled) return;
    chosen = AUTO;
    onDropped();
  });
  return (level) => {
    chosen = level;
    hls.nextLevel = level;
  };
}

export type Opened = {
  src: string;
  hls: Hls;
  /** What went wrong for good before anybody listened. */
  hasFailed: () => boolean;
};

/**
 * Fetches the list of qualities and nothing else, before there is a video element or a position: the server is still
 * asked for those, and the page still drawn. Goes on with `attachHls`, or ends with `hls.destroy()`.
 */
export function openHls(HlsClass: typeof Hls, src: string): Opened {
  const hls = new HlsClass({
    autoStartLoad: false,
    // What was measured last time is a better start than a test download.
    abrEwmaDefaultEstimate: recallBandwidth(),
    abrEwmaDefaultEstimateMax: 50_000_000,
    testBandwidth: false,
    startFragPrefetch: true,
    lowLatencyMode: false,
    liveSyncDurationCount: 2,
    ...FIRST_AHEAD,
    // Enough to jump back a little for free; a phone cannot hold hours.
    backBufferLength: 90,
  });
  let failed = false;
  hls.on(HlsClass.Events.ERROR, (_event, { fatal }) => {
    failed ||= fatal;
  });
  hls.loadSource(src);
  return { src, hls, hasFailed: () => failed };
}

/** Loading begins at `startAt` now, or as soon as the list of qualities is there. */
function startAtPosition({ hls, src, hasFailed }: Opened, startAt: number): void {
  hls.config.startPosition = startAt;
  hls.config.autoStartLoad = true;
  if (hasFailed()) hls.loadSource(src);
  else if (hls.levels.length > 0) hls.startLoad(startAt);
}

/** Plays what was opened in `video`, beginning at `startAt` seconds. Everything ends with `destroy`. */
export function attachHls(
  HlsClass: typeof Hls,
  opened: Opened,
  video: HTMLVideoElement,
  { startAt, onLevels, onPlaying, onDropped, onAway, onFatal }: Options,
): Attached {
  const { hls, src } = opened;
  const forget = recoverFrom(HlsClass, hls, { src, onAway, onFatal });
  const setLevel = chooseLevels(HlsClass, hls, onDropped);
  const tellLevels = () =>
    onLevels(hls.levels.map(({ height, bitrate }, index) => ({ index, height: height ?? 0, bitrate })));
  hls.on(HlsClass.Events.MANIFEST_PARSED, tellLevels);
  hls.on(HlsClass.Events.LEVELS_UPDATED, tellLevels);
  hls.on(HlsClass.Events.LEVEL_SWITCHED, (_event, { level }) => onPlaying(level));
  const loadMore = setTimeout(() => Object.assign(hls.config, AHEAD), FIRST_MS);
  const remember = setInterval(() => rememberBandwidth(hls.bandwidthEstimate), 10_000);
  hls.attachMedia(video);
  startAtPosition(opened, startAt);
  if (hls.levels.length > 0) tellLevels();
  return {
    setLevel,
    liveEdge: () => hls.liveSyncPosition ?? null,
    revive: () => (hls.levels.length === 0 ? hls.loadSource(src) : hls.startLoad(video.currentTime)),
    destroy: () => {
      clearTimeout(loadMore);
      clearInterval(remember);
      forget();
      rememberBandwidth(hls.bandwidthEstimate);
      hls.destroy();
    },
  };
}
