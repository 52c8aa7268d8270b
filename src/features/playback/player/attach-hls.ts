import type Hls from 'hls.js';
import type { ErrorData } from 'hls.js';
import { recallBandwidth, rememberBandwidth } from './bandwidth-memory';
import type { Level } from './quality-options';
import { decideRecovery, type FatalError } from './recovery';

export type Attached = {
  setLevel: (level: number) => void;
  /** Where "live" is, media seconds; null when it is not known. */
  liveEdge: () => number | null;
  destroy: () => void;
};

type Options = {
  startAt: number;
  onLevels: (levels: Level[]) => void;
  onPlaying: (level: number) => void;
  onFatal: (message: string) => void;
};

function describe(data: ErrorData): FatalError {
  const code = data.response?.code;
  return { type: data.type, details: data.details, status: code === undefined || code === 0 ? null : code };
}

/** Obeys `decideRecovery` for each fatal error. Answers a function that forgets planned attempts. */
function recoverFrom(
  HlsClass: typeof Hls,
  hls: Hls,
  { src, onFatal }: { src: string } & Pick<Options, 'onFatal'>,
): () => void {
  const earlier = new Map<string, number[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  hls.on(HlsClass.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    const now = Date.now();
    const times = earlier.get(data.type) ?? [];
    const verdict = decideRecovery(describe(data), times, now);
    earlier.set(data.type, [...times, now]);
    if (verdict.action === 'give-up') return onFatal(verdict.message);
    if (verdict.action === 'recover-media') return hls.recoverMediaError();
    // Before the master playlist came there is nothing to start loading from.
    timer = setTimeout(() => (hls.levels.length === 0 ? hls.loadSource(src) : hls.startLoad()), verdict.waitMs);
  });
  return () => clearTimeout(timer);
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
    maxBufferLength: 30,
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
  { startAt, onLevels, onPlaying, onFatal }: Options,
): Attached {
  const { hls, src } = opened;
  const forget = recoverFrom(HlsClass, hls, { src, onFatal });
  const tellLevels = () =>
    onLevels(hls.levels.map(({ height, bitrate }, index) => ({ index, height: height ?? 0, bitrate })));
  hls.on(HlsClass.Events.MANIFEST_PARSED, tellLevels);
  hls.on(HlsClass.Events.LEVELS_UPDATED, tellLevels);
  hls.on(HlsClass.Events.LEVEL_SWITCHED, (_event, { level }) => onPlaying(level));
  const remember = setInterval(() => rememberBandwidth(hls.bandwidthEstimate), 10_000);
  hls.attachMedia(video);
  startAtPosition(opened, startAt);
  if (hls.levels.length > 0) tellLevels();
  return {
    setLevel: (level) => {
      hls.nextLevel = level;
    },
    liveEdge: () => hls.liveSyncPosition ?? null,
    destroy: () => {
      clearInterval(remember);
      forget();
      rememberBandwidth(hls.bandwidthEstimate);
      hls.destroy();
    },
  };
}
