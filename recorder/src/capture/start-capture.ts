import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PresetName, presets } from '../../protocol/index';
import { type Clock, fromWall, within } from '../clock';
import { RecorderFailure } from '../failure';
import { type Child, type ChildExit, spawnChild } from '../process/spawn-child';
import { captureArguments, PLAYLIST } from './ffmpeg-arguments';
import { applyProgressLine, noProgress, type Progress, parsePeakLine } from './parse-progress';
import { type SpooledSegment, takeSegments } from './read-segments';
import { isClearOfDrawing, parseGrabStart, waitForPhase } from './refresh-phase';

/** ffmpeg opens both inputs in about 0.15 s on an idle machine; what is earlier than zero is trimmed. */
const LEAD_MS = 500;
const POLL_MS = 1000;
/** From ffmpeg's word that it writes the playlist until it has done so. */
const WRITTEN_MS = 50;
const TRIES = 5;
const GRAB_MS = 2_000;

export type Capture = {
  /** When media time zero was, in the terms of `now`. */
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

type CaptureOptions = {
  ffmpeg: string;
  quality: PresetName;
  display: { name: string; env: Record<string, string> };
  partDir: string;
  clock: Pick<Clock, 'now' | 'wall'>;
  /** Epoch ms of one tick of the page's refresh, null when not known. */
  readRefresh: () => Promise<number | null>;
  onSegment: (segment: SpooledSegment) => void;
  onTrouble: (error: unknown) => void;
};

/** Starts ffmpeg writing one part into `partDir`; every finished segment is handed to `onSegment` in order. */
export async function startCapture(options: CaptureOptions): Promise<Capture> {
  await mkdir(options.partDir, { recursive: true });
  const { child, zeroWall, readings } = await startInStep(options);
  const watch = watchSegments(child, options, zeroWall);
  readings.onPlaylist = watch.lookSoon;
  return {
    zeroAt: fromWall(options.clock, zeroWall),
    exited: child.exited,
    alive: child.alive,
    tail: child.tail,
    progress: () => readings.progress,
    takePeak: () => {
      const taken = readings.peak;
      readings.peak = null;
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

/**
 * Starts ffmpeg so that it grabs clear of the moments at which the page draws (see refresh-phase.ts). When it grabs is
 * decided by when it opens the display, so it is started anew, up to `TRIES` times, until that was a good moment.
 */
async function startInStep(options: CaptureOptions): Promise<Started> {
  const tickAt = presets[options.quality].fps > 0 ? await options.readRefresh() : null;
  for (let tries = 1; ; tries += 1) {
    const begunAt = options.clock.wall();
    const started = await startFfmpeg(options);
    if (tickAt === null || tries === TRIES) return started;
    const grabAt = await within(GRAB_MS, Promise.race([started.grabAt, started.child.exited.then(() => null)]));
    if (!grabAt || isClearOfDrawing(grabAt, tickAt)) return started;
    await started.child.stop([['SIGKILL', 1000]]);
    await sleep(waitForPhase(options.clock.wall(), grabAt - begunAt, tickAt));
  }
}

type Readings = { progress: Progress; peak: number | null; onPlaylist: () => void };
type Started = { child: Child; zeroWall: number; readings: Readings; grabAt: Promise<number> };

async function startFfmpeg(options: CaptureOptions): Promise<Started> {
  // ffmpeg stamps by the wall clock, and so does whoever speaks in the chat.
  const zeroWall = options.clock.wall() + LEAD_MS;
  await writeFile(path.join(options.partDir, 'zero'), `${zeroWall}`);
  const readings: Readings = { progress: noProgress, peak: null, onPlaylist: () => undefined };
  let tellGrab: (at: number) => void = () => undefined;
  const grabAt = new Promise<number>((resolve) => {
    tellGrab = resolve;
  });
  const child = await spawnChild({
    name: 'ffmpeg',
    command: options.ffmpeg,
    args: captureArguments({ quality: options.quality, display: options.display.name, zeroAt: zeroWall }),
    env: options.display.env,
    cwd: options.partDir,
    onStdout: (line) => {
      readings.progress = applyProgressLine(readings.progress, line);
    },
    onStderr: (line) => {
      const at = parseGrabStart(line);
      if (at !== null) tellGrab(at);
      if (line.includes(PLAYLIST)) readings.onPlaylist();
    },
    pipes: [
      (line) => {
        const level = parsePeakLine(line);
        if (level !== null) readings.peak = Math.max(readings.peak ?? level, level);
      },
    ],
  }).catch((error: Error) => {
    throw new RecorderFailure('capture_failed', { detail: error.message });
  });
  return { child, zeroWall, readings, grabAt };
}

type WatchOptions = {
  partDir: string;
  onSegment: (segment: SpooledSegment) => void;
  onTrouble: (error: unknown) => void;
};

/**
 * Reads the playlist when ffmpeg says that it writes it, and once a second in case a later ffmpeg puts it in other words.
 * Unlike inotify this works on every file system; each look is a dozen wake-ups of this process.
 */
function watchSegments(child: Child, options: WatchOptions, zeroWall: number) {
  const known: SpooledSegment[] = [];
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const fresh = await takeSegments(options.partDir, known.slice(-1), zeroWall);
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
  let soon: NodeJS.Timeout | undefined;
  void child.exited.then(() => clearInterval(timer)).then(lookOnce);
  return {
    lookSoon: () => {
      clearTimeout(soon);
      soon = setTimeout(() => void lookOnce(), WRITTEN_MS);
    },
    mediaSec: () => known.reduce((sum, one) => sum + one.durationSec, 0),
    stop: async () => {
      clearInterval(timer);
      clearTimeout(soon);
      await lookOnce();
    },
  };
}
