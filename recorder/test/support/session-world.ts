import golden from '../../protocol/golden/job.json';
import { type HealthMark, type RecorderJob, type RecorderState, recorderJob } from '../../protocol/index';
import type { Limits } from '../../src/checks/deadline';
import type { BrowserPort, CapturePort, Gauges, RunningCapture } from '../../src/ports';
import { runSession } from '../../src/session';
import type { MediaLook, MediaSample, OwnPicture } from '../../src/sites/generic/live';
import type { Entrance } from '../../src/sites/site';
import { createStopControl } from '../../src/stop-control';
import { createFakeClock } from './fake-clock';

const job: RecorderJob = { ...recorderJob.parse(golden), endAt: null, graceSec: 10, waitSec: 60 };

/** A world in memory: a page whose media can be changed at any time, a capture that grows with the clock. */
export function createWorld() {
  const clock = createFakeClock();
  const stop = createStopControl();
  const gauges: Gauges = { state: 'starting', capture: null, earlierSec: 0, audioDb: null, picture: null };
  const limits: Limits = { endAt: null, durationSec: null, maxDurationSec: 0 };
  const log: string[] = [];
  const states: { state: RecorderState; finish?: string; code?: string }[] = [];
  const marks: HealthMark[] = [];
  const page = {
    media: 'live' as 'live' | 'paused' | 'none' | 'ended' | 'frozen' | 'protected',
    playable: true,
    driven: true,
    gone: null as string | null,
    opened: async () => undefined,
    grows: true,
    captureAlive: true,
    tail: '',
    freeMb: 10_000,
    entrance: { in: true } as Entrance,
    own: null as OwnPicture | null,
    more: {} as Partial<MediaLook>,
    picture: null as { black: boolean; still: boolean } | null,
    peak: -6,
  };
  let mediaTime = 0;
  let lookedAt = clock.now();
  const sample = (): MediaSample | null => {
    const now = clock.now();
    if (page.media === 'live') mediaTime += (now - lookedAt) / 1000;
    lookedAt = now;
    if (page.media === 'none' || page.gone) return null;
    const base = {
      ...{ at: now, id: 'a', kind: 'video' as const, width: 640, height: 360 },
      ...{ muted: false, driven: page.driven, readyState: 4 },
    };
    const flags = {
      paused: page.media === 'paused',
      ended: page.media === 'ended',
      protected: page.media === 'protected',
    };
    return { ...base, ...flags, currentTime: mediaTime, error: 0 };
  };
  const browser: BrowserPort = {
    start: async () => {
      log.push('browser.start');
      page.gone = null;
    },
    open: async () => {
      log.push('browser.open');
      await page.opened();
    },
    look: async () => {
      if (page.picture) gauges.picture = { ...page.picture, at: clock.now() };
      return { sample: sample(), title: 'A show', ...page.more };
    },
    drive: async () => {
      log.push('drive');
      page.driven = true;
      if (page.playable && page.media === 'paused') page.media = 'live';
    },
    reload: async () => {
      log.push('reload');
      page.driven = false;
    },
    enter: async () => page.entrance,
    tend: async () => undefined,
    clear: async () => void log.push('clear'),
    inspect: async () => page.own,
    gone: () => page.gone,
    stop: async () => {
      log.push('browser.stop');
    },
  };
  /** What was captured, in seconds since the start; `to` null = it still is. */
  const parts: { from: number; to: number | null }[] = [];
  const sinceStart = () => (clock.now() - clock.start) / 1000;
  let part = 0;
  let running: RunningCapture | null = null;
  const capture: CapturePort = {
    start: async () => {
      log.push('capture.start');
      part += 1;
      const span: (typeof parts)[number] = { from: sinceStart(), to: null };
      parts.push(span);
      page.captureAlive = true;
      const zeroAt = clock.now() + 500;
      running = {
        part,
        zeroAt,
        alive: () => page.captureAlive,
        tail: () => page.tail,
        progress: () => ({ frames: 0, fps: 30, speed: 1, dropped: 0, duplicated: 0, outSec: 0 }),
        takePeak: () => page.peak,
        mediaSec: () => (page.grows ? Math.max(0, Math.floor((clock.now() - zeroAt) / 2000) * 2) : 0),
        stop: async () => {
          log.push('capture.stop');
          span.to ??= sinceStart();
        },
      };
      return running;
    },
    stop: async () => running?.stop(),
  };
  const run = (more: Partial<RecorderJob> = {}) => {
    const wanted = { ...job, ...more };
    const { durationSec, maxDurationSec } = wanted;
    Object.assign(limits, { endAt: wanted.endAt ? Date.parse(wanted.endAt) : null, durationSec, maxDurationSec });
    return runSession(
      {
        ...{ clock, stop, gauges, browser, capture },
        machine: { start: async () => void log.push('machine.start'), stop: async () => void log.push('machine.stop') },
        report: {
          state: ({ state, finish, failure }) =>
            void states.push({ state, ...(finish ? { finish } : {}), ...(failure ? { code: failure.code } : {}) }),
          mark: (mark) => void marks.push(mark),
          log: () => undefined,
        },
        limits,
        diskFreeMb: async () => page.freeMb,
        disk: { floorMb: 200, warnMb: 1000 },
        handOver: async () => {
          log.push('hand over');
          return true;
        },
      },
      wanted,
    );
  };
  return { clock, stop, limits, parts, page, log, states, marks, run, names: () => states.map(({ state }) => state) };
}
