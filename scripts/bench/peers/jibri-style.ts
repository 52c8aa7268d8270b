// A recorder as plain as it gets: the screen, sound, browser and page of our own recorder, and Jibri's ffmpeg command.
// Nothing watches over it. Arguments: URL FILE SECONDS WORKDIR; prints "recording" when ffmpeg runs, ends by itself.
import { createBrowserPort } from '../../../recorder/src/browser/browser-port';
import { launchBrowser } from '../../../recorder/src/browser/launch-browser';
import { systemClock } from '../../../recorder/src/clock';
import { createMachine } from '../../../recorder/src/display/machine-port';
import { SINK } from '../../../recorder/src/display/start-sound';
import { childEnvironment } from '../../../recorder/src/process/child-environment';
import { spawnChild } from '../../../recorder/src/process/spawn-child';
import { selectSite } from '../../../recorder/src/sites/registry';
import { createStopControl } from '../../../recorder/src/stop-control';
import { waitForLive } from '../../../recorder/src/wait-for-live';
import { jibriCommand } from './jibri-command';

const [url = '', file = '', seconds = '', workDir = ''] = process.argv.slice(2);
const quality = '720p30';
const env = childEnvironment(process.env, { HOME: workDir, TMPDIR: workDir, DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
const sandbox = process.getuid?.() !== 0;
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());

const machine = createMachine({ quality, workDir, env });
const job = { url, view: 'player', allowPrivate: true, chat: false, waitSec: 30, endAt: null } as const;
const launch = () => {
  const browserEnv = { ...machine.outputs().env, LANGUAGE: 'en_US' };
  return launchBrowser({ chromium: '/usr/bin/chromium', workDir, width: 1280, height: 720, env: browserEnv, sandbox });
};
const nothing = () => undefined;
const deps = { launch, site: selectSite(job), job, clock: systemClock };
const chat = { onMessages: nothing, keepImage: () => null };
const browser = createBrowserPort({ ...deps, chat, onPrivate: nothing, log: nothing });

/** As Jibri stops it: SIGINT, ten seconds, kill. */
async function capture(): Promise<void> {
  const { name, env: outputs } = machine.outputs();
  const args = jibriCommand({ display: name, source: `${SINK}.monitor`, file });
  const ffmpeg = await spawnChild({ name: 'ffmpeg', command: 'ffmpeg', args, env: outputs });
  console.log('recording');
  const over = systemClock.sleep(Number(seconds) * 1000, stopping.signal).then(() => 'over' as const);
  if ((await Promise.race([over, ffmpeg.exited])) !== 'over') throw new Error(ffmpeg.tail());
  await ffmpeg.stop([
    ['SIGINT', 10_000],
    ['SIGKILL', 1_000],
  ]);
}

try {
  await machine.start();
  await browser.start();
  await browser.open();
  const limits = { endAt: null, durationSec: null, maxDurationSec: Number.POSITIVE_INFINITY };
  await waitForLive({ clock: systemClock, browser, stop: createStopControl(), limits }, job, nothing);
  await capture();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.stop();
  await machine.stop();
}
process.exit();
