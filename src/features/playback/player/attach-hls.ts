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
  src: string;
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
function recoverFrom(HlsClass: typeof Hls, hls: Hls, { src, onFatal }: Pick<Options, 'src' | 'onFatal'>): () => void {
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

/** Plays `src` in `video` through hls.js, beginning at `startAt` seconds. Everything ends with `destroy`. */
export function attachHls(HlsClass: typeof Hls, video: HTMLVideoElement, options: Options): Attached {
  const hls = new HlsClass({
    startPosition: options.startAt,
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
  const forget = recoverFrom(HlsClass, hls, options);
  const tellLevels = () =>
    options.onLevels(hls.levels.map(({ height, bitrate }, index) => ({ index, height: height ?? 0, bitrate })));
  hls.on(HlsClass.Events.MANIFEST_PARSED, tellLevels);
  hls.on(HlsClass.Events.LEVELS_UPDATED, tellLevels);
  hls.on(HlsClass.Events.LEVEL_SWITCHED, (_event, { level }) => options.onPlaying(level));
  const remember = setInterval(() => rememberBandwidth(hls.bandwidthEstimate), 10_000);
  hls.loadSource(options.src);
  hls.attachMedia(video);
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
