import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PresetName } from '../../protocol/index';
import { RecorderFailure } from '../failure';
import { type Child, type ChildExit, spawnChild } from '../process/spawn-child';
import { captureArguments } from './ffmpeg-arguments';
import { applyProgressLine, noProgress, type Progress, parsePeakLine } from './parse-progress';
import { type SpooledSegment, takeSegments } from './read-segments';

/** ffmpeg opens both inputs in about 0.15 s on an idle machine; what is earlier than zero is trimmed. */
const LEAD_MS = 500;
const POLL_MS = 200;

export type Capture = {
  /** Wall clock of media time zero, epoch ms. */
  zeroAt: number;
  exited: Promise<ChildExit>;
  alive(): boolean;
  tail(): string;
  progress(): Progress;
  /** Highest peak since the last call, dBFS; null when the meter has not spoken. */
  takePeak(): number | null;
  /** Seconds of media in finished segments. */
  mediaSec(): number;
  /** Asks ffmpeg to end, so that the last short segment is written and handed over; at most about 6 s. */
  stop(): Promise<void>;
};

/** Starts ffmpeg writing one part into `partDir`; every finished segment is handed to `onSegment` in order. */
export async function startCapture(options: {
  ffmpeg: string;
  quality: PresetName;
  display: { name: string; env: Record<string, string> };
  partDir: string;
  now: () => number;
  onSegment: (segment: SpooledSegment) => void;
  onTrouble: (error: unknown) => void;
}): Promise<Capture> {
  const zeroAt = options.now() + LEAD_MS;
  await mkdir(options.partDir, { recursive: true });
  await writeFile(path.join(options.partDir, 'zero'), `${zeroAt}`);
  let progress = noProgress;
  let peak: number | null = null;
  const child = await spawnChild({
    name: 'ffmpeg',
    command: options.ffmpeg,
    args: captureArguments({ quality: options.quality, display: options.display.name, zeroAt }),
    env: options.display.env,
    cwd: options.partDir,
    onStdout: (line) => {
      progress = applyProgressLine(progress, line);
    },
    pipes: [
      (line) => {
        const level = parsePeakLine(line);
        if (level !== null) peak = peak === null ? level : Math.max(peak, level);
      },
    ],
  }).catch((error: Error) => {
    throw new RecorderFailure('capture_failed', { detail: error.message });
  });

  const watch = watchSegments(child, options, zeroAt);
  return {
    zeroAt,
    exited: child.exited,
    alive: child.alive,
    tail: child.tail,
    progress: () => progress,
    takePeak: () => {
      const taken = peak;
      peak = null;
      return taken;
    },
    mediaSec: watch.mediaSec,
    stop: async () => {
      const ladder = [['SIGINT', 4000] as const, ['SIGTERM', 1000] as const, ['SIGKILL', 1000] as const];
      await child.stop(ladder);
      await watch.stop();
    },
  };
}

type WatchOptions = {
  partDir: string;
  onSegment: (segment: SpooledSegment) => void;
  onTrouble: (error: unknown) => void;
};

/** Polls the playlist: a stat five times a second costs nothing and, unlike inotify, works on every file system. */
function watchSegments(child: Child, options: WatchOptions, zeroAt: number) {
  const known: SpooledSegment[] = [];
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const fresh = await takeSegments(options.partDir, known.slice(-1), zeroAt);
    known.push(...fresh);
    fresh.forEach(options.onSegment);
  };
  const lookOnce = () => {
    running = running.then(look).catch(options.onTrouble);
    return running;
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void lookOnce().finally(() => {
      busy = false;
    });
  }, POLL_MS);
  void child.exited.then(() => clearInterval(timer)).then(lookOnce);
  return {
    mediaSec: () => known.reduce((sum, one) => sum + one.durationSec, 0),
    stop: async () => {
      clearInterval(timer);
      await lookOnce();
    },
  };
}
