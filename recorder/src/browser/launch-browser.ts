import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { within } from '../clock';
import { RecorderFailure } from '../failure';
import { type Child, spawnChild } from '../process/spawn-child';
import { chromiumFlags } from './chromium-flags';

const READY_MS = 20_000;

export type RunningBrowser = {
  page: Page;
  browser: Browser;
  child: Child;
  /** Resolves with a reason when the browser is gone or the page has crashed. */
  gone: Promise<string>;
  stop(): Promise<void>;
};

/**
 * Starts Chromium ourselves (so that it stays in our process group and dies with us) with a fresh profile, and connects
 * over CDP. Throws browser_failed.
 */
export async function launchBrowser(options: {
  chromium: string;
  workDir: string;
  width: number;
  height: number;
  env: Record<string, string>;
  /** Chromium's own; see can-sandbox.ts. */
  sandbox: boolean;
}): Promise<RunningBrowser> {
  const profileDir = path.join(options.workDir, 'profile');
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  await mkdir(profileDir, { recursive: true });
  // A third of a second of loading, while Chromium starts.
  const library = import('playwright-core');
  library.catch(() => undefined);
  const { child, endpoint } = await spawnChromium({
    command: options.chromium,
    args: chromiumFlags({ ...options, profileDir }),
    env: options.env,
  }).catch((error: Error) => {
    throw new RecorderFailure('browser_failed', { detail: error.message });
  });
  try {
    const address = await endpoint;
    const { chromium } = await library;
    // Playwright's own directory for downloads too, so that it goes with the others when this process is killed.
    const artifactsDir = path.join(options.workDir, 'artifacts');
    const browser = await chromium.connectOverCDP(address, {
      ...{ timeout: READY_MS, noDefaults: true, isLocal: true },
      artifactsDir,
    });
    const context = browser.contexts()[0];
    if (!context) throw new Error('Chromium has no window.');
    const page = context.pages()[0] ?? (await context.newPage());
    // One window, in front: whatever the site opens beside the page is closed at once.
    context.on('page', (other) => void other.close().catch(() => undefined));
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    return { page, browser, child, gone: watchGone(page, browser, child), stop: () => stopBrowser(browser, child) };
  } catch (error) {
    await child.stop([['SIGKILL', 2000]]);
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecorderFailure('browser_failed', { detail: `${reason}\n${child.tail()}` });
  }
}

/** Starts Chromium with `--remote-debugging-port=0`. `endpoint`: where to connect to; rejects when it does not become ready. */
export async function spawnChromium(
  options: Pick<Parameters<typeof spawnChild>[0], 'command' | 'args' | 'env'>,
): Promise<{ child: Child; endpoint: Promise<string> }> {
  let found: (endpoint: string) => void = () => undefined;
  const told = new Promise<string>((resolve) => {
    found = resolve;
  });
  const child = await spawnChild({
    name: 'chromium',
    ...options,
    onStderr: (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) found(address);
    },
  });
  const ready = within(READY_MS, Promise.race([told, child.exited.then(() => undefined)]));
  const endpoint = ready.then((address) => {
    if (!address) throw new Error('Chromium did not become ready.');
    return address;
  });
  endpoint.catch(() => undefined);
  return { child, endpoint };
}

function watchGone(page: Page, browser: Browser, child: Child): Promise<string> {
  return new Promise((resolve) => {
    page.once('crash', () => resolve('The page crashed.'));
    page.once('close', () => resolve('The page was closed.'));
    browser.once('disconnected', () => resolve('The connection to the browser broke.'));
    void child.exited.then(() => resolve('The browser ended.'));
  });
}

async function stopBrowser(browser: Browser, child: Child): Promise<void> {
  // The profile is thrown away, so there is nothing to save: no reason to wait for a polite end.
  await child.stop([
    ['SIGTERM', 700],
    ['SIGKILL', 1500],
  ]);
  await within(
    500,
    browser.close().catch(() => undefined),
  );
}
