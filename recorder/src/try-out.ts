import { randomUUID } from 'node:crypto';
import { presets, type RecorderJob, type RecorderResult, tryOutSec } from '../protocol/index';
import { createBrowserPort } from './browser/browser-port';
import { canSandbox } from './browser/can-sandbox';
import { launchBrowser } from './browser/launch-browser';
import { systemClock as clock, within } from './clock';
import { createMachine } from './display/machine-port';
import { EXIT } from './exit-code';
import { RecorderFailure, toFailure } from './failure';
import { jobSecrets } from './job-secrets';
import { createHider } from './log';
import { openWorkspace } from './open-workspace';
import { probeMedia } from './probe-media';
import { childEnvironment } from './process/child-environment';
import type { Settings } from './settings';
import { selectSite } from './sites/registry';
import { tryStepsOut } from './try-steps';

const PAGE_PREPARED_MS = 2000;

/**
 * The modes `probe` and `steps`: screen, sound and browser come up, the page is opened and looked at, one line with the
 * result is printed. Nothing is captured and nothing is told to the app. Answers the exit code: 0 = there is a result.
 */
export async function tryOut(
  job: RecorderJob & { mode: 'probe' | 'steps' },
  context: {
    settings: Settings;
    env: Record<string, string | undefined>;
    root: boolean;
    write: (line: string) => void;
    signals: (onSignal: () => void) => void;
  },
): Promise<number> {
  const begun = clock.now();
  // Noted in the spool, so that whoever has to kill us finds what we leave.
  const { workDir, removeWorkDir, removeSpool } = await openWorkspace(job, randomUUID());
  const { settings } = context;
  const { width, height } = presets[job.quality];
  const env = childEnvironment(context.env, {
    HOME: workDir,
    TMPDIR: `${workDir}/tmp`,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  });
  const machine = createMachine({ quality: job.quality, workDir, env });
  const stopping = new AbortController();
  let isPrivate = false;
  context.signals(() => stopping.abort());
  const limit = tryOutSec(job) * 1000;
  // In mode `steps` they are run by hand, one by one.
  const { steps = [], ...plain } = job;
  let chromium: Awaited<ReturnType<typeof launchBrowser>> | null = null;
  const browser = createBrowserPort({
    launch: async () => {
      const browserEnv = { ...machine.outputs().env, LANGUAGE: 'en_US' };
      const sandbox = await canSandbox({ root: context.root, env });
      chromium = await launchBrowser({ chromium: settings.chromium, workDir, width, height, env: browserEnv, sandbox });
      return chromium;
    },
    site: selectSite(job),
    job: job.mode === 'probe' ? job : plain,
    clock,
    chat: { onMessages: () => undefined, keepImage: () => null },
    onPrivate: () => {
      isPrivate = true;
      stopping.abort();
    },
    log: () => undefined,
  });

  async function work(): Promise<RecorderResult> {
    await machine.start();
    await browser.start();
    await browser.open();
    const screen = {
      ffmpeg: settings.ffmpeg,
      display: machine.outputs().name,
      width,
      height,
      env: machine.outputs().env,
    };
    if (job.mode === 'probe') return { ...(await probeMedia({ browser, clock, screen }, begun + limit)), tookMs: 0 };
    if (!chromium) throw new Error('The browser is not there.');
    await clock.sleep(PAGE_PREPARED_MS, stopping.signal);
    return { ...(await tryStepsOut({ page: chromium.page, clock, screen }, steps)), tookMs: 0 };
  }

  try {
    const interrupted = new Promise<undefined>((resolve) =>
      stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true }),
    );
    const done = await within(
      limit,
      Promise.race([work().catch((error: unknown) => fail(job.mode, error)), interrupted]),
    );
    const late = new RecorderFailure(isPrivate ? 'private_address' : 'unreachable');
    const result = done ?? fail(job.mode, late);
    const hide = createHider(jobSecrets(job));
    context.write(`${hide(JSON.stringify({ ...result, tookMs: clock.now() - begun }))}\n`);
    return EXIT.finished;
  } finally {
    await browser.stop().catch(() => undefined);
    await machine.stop().catch(() => undefined);
    await removeWorkDir();
    await removeSpool();
  }
}

/** That a page cannot be opened is a result too. */
function fail(mode: 'probe' | 'steps', error: unknown): RecorderResult {
  const failure = toFailure(error, mode === 'probe' ? 'probe' : 'steps');
  const common = { title: '', failure, tookMs: 0 };
  if (mode === 'steps') return { type: 'steps', ok: false, shots: [], ...common };
  return { type: 'probe', live: null, hasSound: null, reason: failure.message.slice(0, 300), ...common };
}
