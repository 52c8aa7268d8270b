import { randomUUID } from 'node:crypto';
import { presets, type RecorderJob } from '../protocol/index';
import { createBrowserPort } from './browser/browser-port';
import { canSandbox } from './browser/can-sandbox';
import { launchBrowser } from './browser/launch-browser';
import { createCapturePort } from './capture/capture-port';
import { createSegmentWatch } from './capture/look-at-segment';
import { systemClock as clock, fromWall } from './clock';
import { createMachine } from './display/machine-port';
import { EXIT, exitCodeOf } from './exit-code';
import { isDiskFull, RecorderFailure, toFailure } from './failure';
import { createPatience } from './hand-over';
import { jobSecrets } from './job-secrets';
import { createHider, createLog } from './log';
import { openWorkspace } from './open-workspace';
import type { Gauges } from './ports';
import { childEnvironment } from './process/child-environment';
import { diskFreeMb } from './report/disk-free';
import { SpoolBusy } from './report/read-spool';
import { createReporting } from './report/reporting';
import { startRounds } from './report/rounds';
import { runSession } from './session';
import type { Settings } from './settings';
import { selectSite } from './sites/registry';
import { createStopControl } from './stop-control';
import { watchForChat } from './watch-chat';

/**
 * Records one job with real programs and answers the exit code. `signals` is called once with what to do when the
 * process is asked to end.
 */
export async function runRecorder(
  job: RecorderJob,
  context: {
    settings: Settings;
    env: Record<string, string | undefined>;
    root: boolean;
    write: (line: string) => void;
    signals: (onSignal: () => void) => void;
  },
): Promise<number> {
  const { settings } = context;
  const instance = randomUUID();
  const stop = createStopControl();
  const patience = createPatience(clock, settings.uploadHours);
  context.signals(() => {
    stop.request('signal');
    patience.hurry();
  });
  const gauges: Gauges = { state: 'starting', capture: null, earlierSec: 0, audioDb: null, picture: null };
  const limits = {
    endAt: job.endAt ? Date.parse(job.endAt) : null,
    durationSec: job.durationSec,
    maxDurationSec: job.maxDurationSec,
  };
  const hide = createHider(jobSecrets(job));
  const log = createLog({
    write: context.write,
    now: clock.wall,
    hide,
    base: { recordingId: job.recordingId, instance },
    tell: (level, message) => reporting.report.log(level, message),
  });
  const reporting = createReporting({
    job,
    clock,
    instance,
    stop,
    limits,
    log,
    hide,
    onSnapshot: () => rounds?.snapshot(),
  });
  let rounds: ReturnType<typeof startRounds> | null = null;

  const workspace = await openWorkspace(job, instance).catch(async (error: unknown) => {
    if (!(error instanceof SpoolBusy)) {
      reporting.report.state({ state: 'failed', failure: toFailure(error, 'starting') });
      await patience.limit(reporting.outbox.flushed(), undefined);
    }
    reporting.close();
    throw error;
  });
  for (const segment of workspace.left) reporting.uploads.add(segment);
  if (workspace.left.length > 0)
    log('info', `Handing over ${workspace.left.length} segments left by an earlier recorder.`);
  const { workDir } = workspace;
  const env = childEnvironment(context.env, {
    HOME: workDir,
    TMPDIR: `${workDir}/tmp`,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  });
  const sandbox = await canSandbox({ root: context.root, env });
  if (!sandbox && !context.root) {
    log('warn', 'This system does not let Chromium make its sandbox; the page is shown without it.');
  }
  const { width, height } = presets[job.quality];
  const machine = createMachine({ quality: job.quality, workDir, env });
  const site = selectSite(job);
  const browser = createBrowserPort({
    launch: () => {
      const browserEnv = { ...machine.outputs().env, LANGUAGE: 'en_US' };
      return launchBrowser({
        chromium: settings.chromium,
        workDir,
        width,
        height,
        env: browserEnv,
        sandbox,
      });
    },
    site,
    job,
    clock,
    chat: { onMessages: reporting.chat.take, keepImage: reporting.images.keep },
    onPrivate: () => stop.fail(new RecorderFailure('private_address')),
    log,
  });
  const lookAtSegment = createSegmentWatch({
    ffmpeg: settings.ffmpeg,
    env,
    onLook: (look) => {
      gauges.picture = { ...look, at: fromWall(clock, look.at) };
    },
  });
  const capture = createCapturePort({
    ffmpeg: settings.ffmpeg,
    quality: job.quality,
    spoolDir: job.spoolDir,
    firstPart: workspace.nextPart,
    display: machine.outputs,
    clock,
    readRefresh: browser.readRefresh,
    onSegment: (segment) => {
      reporting.uploads.add(segment);
      if (job.quality !== 'audio') void lookAtSegment(segment);
    },
    onTrouble: (error) => {
      if (isDiskFull(error)) stop.request('disk_full');
      else log('error', `Spool: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  rounds = startRounds({ job, clock, gauges, reporting, machine, ffmpeg: settings.ffmpeg, log });
  const tell: typeof reporting.report.state = (event) => {
    reporting.report.state(event);
    // The heartbeats after this one measure recording alone, without the start of the browser.
    if (event.state === 'recording') rounds?.heartbeat();
  };
  const { report } = reporting;
  const stopChatWatch =
    job.chat && site.chat
      ? watchForChat({ expected: site.chat.expected, found: browser.chatFound, clock, gauges, report })
      : async () => undefined;
  try {
    const result = await runSession(
      {
        ...{ clock, machine, browser, capture, stop, gauges, limits },
        report: { ...report, state: tell },
        diskFreeMb: () => diskFreeMb(job.spoolDir),
        disk: { floorMb: settings.diskFloorMb, warnMb: settings.diskWarnMb },
        handOver: () => patience.limit(reporting.uploads.drained(), false),
      },
      job,
    );
    await rounds.stop();
    reporting.chat.flush();
    await patience.limit(reporting.images.flushed(), undefined);
    const told = await patience.limit(
      reporting.outbox.flushed().then(() => true),
      false,
    );
    const code = exitCodeOf({ ...result, handedOver: result.handedOver && told });
    if (code !== EXIT.appRefused) await workspace.removeSpool();
    log('info', 'The recorder ends.', { code, state: result.state, failure: result.failure?.code });
    return code;
  } finally {
    await stopChatWatch();
    await rounds.stop();
    reporting.close();
    await workspace.removeWorkDir();
  }
}
