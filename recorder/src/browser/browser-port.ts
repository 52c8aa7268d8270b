import type { RecorderJob } from '../../protocol/index';
import type { Clock } from '../clock';
import { RecorderFailure } from '../failure';
import type { BrowserPort } from '../ports';
import type { SeenMessage, Site } from '../sites/site';
import type { launchBrowser, RunningBrowser } from './launch-browser';
import { openPage, watchNavigations } from './open-page';
import { readRefresh } from './read-refresh';

const RELOAD_MS = 20_000;

/** The browser as the session sees it, over the real Chromium. */
export function createBrowserPort(deps: {
  launch: () => ReturnType<typeof launchBrowser>;
  site: Site;
  job: Pick<RecorderJob, 'url' | 'view' | 'allowPrivate' | 'chat'>;
  clock: Clock;
  onMessages: (messages: SeenMessage[]) => void;
  onPrivate: () => void;
  log: (level: 'info' | 'warn', message: string) => void;
}): BrowserPort & { chatFound(): Promise<boolean>; readRefresh(): Promise<number | null> } {
  const { site, job, clock } = deps;
  let launching: Promise<RunningBrowser> | null = null;
  let running: RunningBrowser | null = null;
  let gone: string | null = 'The browser was not started.';

  const page = () => {
    if (!running) throw new RecorderFailure('browser_failed', { detail: gone ?? '' });
    return running.page;
  };
  const quietly = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      () => undefined,
    );

  return {
    start: async () => {
      launching = deps.launch();
      const mine = await launching;
      running = mine;
      gone = null;
      void mine.gone.then((reason) => {
        if (running === mine) gone = reason;
      });
      if (job.chat && site.chat) await site.chat.start(mine.page, deps.onMessages);
    },
    open: async () => {
      await openPage({ page: page(), clock }, job);
      if (!job.allowPrivate) watchNavigations(page(), deps.onPrivate);
      await site.prepare(page());
    },
    look: () => site.look(page()),
    drive: async () => {
      if (!running || gone) return;
      await quietly(site.prepare(running.page));
      await quietly(site.drive(running.page, job.view));
    },
    reload: async () => {
      await page().reload({ waitUntil: 'domcontentloaded', timeout: RELOAD_MS });
    },
    gone: () => gone,
    readRefresh: async () => (running && !gone ? readRefresh(running.page) : null),
    chatFound: () => (running && site.chat ? site.chat.found(running.page) : Promise.resolve(false)),
    stop: async () => {
      // A launch under way is waited for, so that nothing appears after the end.
      const mine = running ?? (await launching?.catch(() => null)) ?? null;
      running = null;
      launching = null;
      gone ??= 'The browser was stopped.';
      await mine?.stop();
    },
  };
}
