import type { RecorderJob } from '../../protocol/index';
import { type Clock, within } from '../clock';
import { RecorderFailure } from '../failure';
import type { BrowserPort } from '../ports';
import { findRunUntil, isShown, runSteps } from '../run-steps';
import { clearOverlays, inspectMedia } from '../sites/generic/inspect';
import type { ChatTools, Site } from '../sites/site';
import { openHiddenPage } from './hidden-page';
import type { launchBrowser, RunningBrowser } from './launch-browser';
import { openPage, watchNavigations } from './open-page';
import { readRefresh } from './read-refresh';
import { refusePrivate } from './refuse-private';

const RELOAD_MS = 20_000;
const LEAVE_MS = 3000;
const ENTER_MS = 6000;

/** The browser as the session sees it, over the real Chromium. */
export function createBrowserPort(deps: {
  launch: () => ReturnType<typeof launchBrowser>;
  site: Site;
  job: Pick<RecorderJob, 'url' | 'view' | 'allowPrivate' | 'chat' | 'steps'>;
  clock: Clock;
  chat: Omit<ChatTools, 'openHidden'>;
  onPrivate: () => void;
  log: (level: 'info' | 'warn', message: string) => void;
}): BrowserPort & { chatFound(): Promise<boolean>; readRefresh(): Promise<number | null> } {
  const { site, job, clock } = deps;
  const runUntil = findRunUntil(job.steps);
  let launching: Promise<RunningBrowser> | null = null;
  let running: RunningBrowser | null = null;
  let stopChat: () => void = () => undefined;
  let gone: string | null = 'The browser was not started.';
  /** Whether anything was opened that wants a farewell. */
  let visited = false;

  const page = () => {
    if (!running) throw new RecorderFailure('browser_failed', { detail: gone ?? '' });
    return running.page;
  };
  const quietly = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      () => undefined,
    );
  const arrive = async () => {
    await site.prepare(page());
    if (job.steps) await runSteps({ page: page(), clock }, job.steps);
  };

  return {
    start: async () => {
      launching = deps.launch();
      const mine = await launching;
      running = mine;
      gone = null;
      void mine.gone.then((reason) => {
        if (running === mine) gone = reason;
      });
      if (!job.chat || !site.chat) return;
      const openHidden = (url: string) => openHiddenPage(mine.browser, { url, allowPrivate: job.allowPrivate });
      stopChat = await site.chat.start(mine.page, { ...deps.chat, openHidden });
    },
    open: async () => {
      visited = true;
      const url = site.address?.(job.url) ?? job.url;
      if (site.microphone) await allowMicrophone(page(), url);
      if (!job.allowPrivate) await refusePrivate(page(), deps.onPrivate);
      await openPage({ page: page(), clock }, { url, allowPrivate: job.allowPrivate });
      if (!job.allowPrivate) watchNavigations(page(), deps.onPrivate);
      await arrive();
    },
    enter: async () => (site.enter ? site.enter(page()) : { in: true }),
    look: async () => {
      const look = await site.look(page());
      if (!runUntil || look.over || !(await isShown(page(), runUntil))) return look;
      return { ...look, over: { how: 'ended', detail: 'What the steps wait for has appeared.' } };
    },
    drive: async () => {
      if (!running || gone) return;
      await quietly(site.prepare(running.page));
      await quietly(enterAgain(site, running.page, clock));
      await quietly(site.drive(running.page, job.view));
    },
    reload: async () => {
      await page().reload({ waitUntil: 'domcontentloaded', timeout: RELOAD_MS });
      await quietly(arrive());
    },
    tend: async () => {
      if (running && !gone && site.tend) await quietly(site.tend(running.page, job.view));
    },
    clear: async () => {
      if (running && !gone) await quietly(clearOverlays(running.page));
    },
    inspect: async () => (running && !gone ? inspectMedia(running.page).catch(() => null) : null),
    gone: () => gone,
    readRefresh: async () => (running && !gone ? readRefresh(running.page) : null),
    chatFound: () => (running && site.chat ? site.chat.found(running.page) : Promise.resolve(false)),
    stop: async () => {
      // A launch under way is waited for, so that nothing appears after the end.
      const mine = running ?? (await launching?.catch(() => null)) ?? null;
      stopChat();
      if (mine && !gone && visited && site.leave) await within(LEAVE_MS, quietly(site.leave(mine.page)));
      visited = false;
      running = null;
      launching = null;
      gone ??= 'The browser was stopped.';
      await mine?.stop();
    },
  };
}

/** Takes the way in once more, as far as it goes without waiting for anybody. */
async function enterAgain(site: Site, page: RunningBrowser['page'], clock: Clock): Promise<void> {
  const end = clock.now() + ENTER_MS;
  while (clock.now() < end) {
    const step = await site.enter?.(page);
    if (!step || step.in || step.waits) return;
    await clock.sleep(300);
  }
}

/** Only for the site's own origin, and only the silent microphone of our sound card (display/start-sound.ts). */
async function allowMicrophone(page: RunningBrowser['page'], url: string): Promise<void> {
  const { origin } = new URL(url);
  await page
    .context()
    .grantPermissions(['microphone'], { origin })
    .catch(() => undefined);
}
