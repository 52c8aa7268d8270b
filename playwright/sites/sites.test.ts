import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sites, startSites } from './start-sites';

let browser: Browser;
let sites: Sites;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  sites = await startSites();
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
});
afterEach(async () => {
  await page.close();
  await sites.close();
});

/** For what is asked again and again: a busy machine takes its time. */
const PATIENCE = { timeout: 60_000 };
const open = (path: string) => page.goto(`${sites.url}${path}`);

/** Waits until the media element moves on for half a second from where it is. */
async function plays(where: Page | Frame = page, find = "document.querySelector('#media')"): Promise<void> {
  const from = await where.evaluate<number>(`${find}?.currentTime ?? 0`);
  await where.waitForFunction(`${find}?.currentTime > ${from + 0.5}`);
}
const stoodStill = (where: Page = page) =>
  where.evaluate<boolean>(`new Promise((resolve) => {
    const media = document.querySelector('#media');
    const before = media.currentTime;
    setTimeout(() => resolve(media.currentTime === before), 700);
  })`);
const chatMessages = () => page.locator('[data-jomo-chat] [data-jomo-message]');

describe('fixture sites that play', () => {
  it('plays on the plain page as a live stream, and the chat talks', async () => {
    await open('/card');
    await plays();
    expect(await page.evaluate("document.querySelector('#media').duration")).toBe(Number.POSITIVE_INFINITY);
    const first = chatMessages().first();
    await first.waitFor();
    expect(await first.getAttribute('data-author')).toBeTruthy();
    expect(await first.locator('[data-jomo-text]').textContent()).toMatch(/ at \d+\.\d s$/);
  });

  it('plays after the banner is answered and the button pressed, and not by the button alone', async () => {
    await open('/click-to-play');
    await page.evaluate("document.querySelector('#start').click()");
    expect(await page.evaluate("document.querySelector('#media').currentSrc")).toBe('');
    await page.getByRole('button', { name: 'Accept all' }).click();
    await page.getByRole('button', { name: 'Play video' }).click();
    await plays();
  });

  it('plays muted and takes the first unmuting back', async () => {
    await open('/muted');
    await plays();
    await page.evaluate("document.querySelector('#media').muted = false");
    await page.waitForFunction("document.querySelector('#media').muted");
    await page.evaluate("document.querySelector('#media').muted = false");
    await plays();
    expect(await page.evaluate("document.querySelector('#media').muted")).toBe(false);
  });

  it.each(['/iframe', '/iframe?cross'])('plays two frames deep on %s, with the chat on the page', async (path) => {
    await open(path);
    await expect.poll(() => page.frames().find((frame) => frame.url().endsWith('/frame-inner')), PATIENCE).toBeTruthy();
    const inner = page.frames().find((frame) => frame.url().endsWith('/frame-inner'));
    expect(inner?.parentFrame()?.parentFrame()).toBe(page.mainFrame());
    if (inner) await plays(inner);
    await chatMessages().first().waitFor();
  });

  it('plays inside open shadow roots', async () => {
    await open('/shadow');
    const screen = "document.querySelector('live-player').shadowRoot.querySelector('live-screen').shadowRoot";
    await plays(page, `${screen}.querySelector('video')`);
  });

  it('plays sound without a picture', async () => {
    await open('/audio-only');
    await plays();
    expect(await page.locator('video').count()).toBe(0);
  });

  it('plays with media keys on the page that stands for protected media', async () => {
    await open('/drm');
    await page.waitForFunction("document.querySelector('#media').mediaKeys !== null");
    await plays();
  });
});

describe('a channel', () => {
  it('shows a sign, goes live, ends, and comes back, also for a page opened later', async () => {
    await open('/channel');
    await page.getByText('This channel is offline').waitFor();
    expect(sites.control('channel', 'goLive')).toBe(1);
    await plays();
    sites.control('channel', 'end');
    await page.waitForFunction("document.querySelector('#media').ended");
    await page.getByText('The broadcast has ended').waitFor();
    sites.control('channel', 'goLive');
    await plays();
    sites.control('channel', 'goOffline');
    await page.getByText('This channel is offline').waitFor();
    await page.reload();
    await page.getByText('This channel is offline').waitFor();
  });
});

describe('commands', () => {
  it('lets the data run dry and flow again', async () => {
    await open('/card');
    await plays();
    sites.control('card', 'stall');
    await page.waitForFunction("document.querySelector('#media').readyState < 3");
    sites.control('card', 'resume');
    await plays();
  });

  it.each(['freeze', 'pause'] as const)('makes the picture stand still by %s', async (command) => {
    await open('/card');
    await plays();
    sites.control('card', command);
    await expect.poll(() => stoodStill(), PATIENCE).toBe(true);
    sites.control('card', 'resume');
    await plays();
  });

  it('mutes, reloads and floods the chat', async () => {
    await open('/card');
    await plays();
    sites.control('card', 'mute');
    await page.waitForFunction("document.querySelector('#media').muted");
    const reloaded = page.waitForEvent('load');
    sites.control('card', 'reload');
    await reloaded;
    await plays();
    sites.control('card', 'floodChat');
    await expect.poll(() => chatMessages().count(), PATIENCE).toBeGreaterThan(80);
  });

  it('can be given by an address', async () => {
    const answer = await fetch(`${sites.url}/control/channel/goLive`);
    expect(await answer.json()).toEqual({ site: 'channel', command: 'goLive', pages: 0 });
    expect((await fetch(`${sites.url}/control/channel/explode`)).status).toBe(404);
  });
});

describe('sites that do not play', () => {
  it('has a page with a player that never gets data', async () => {
    await open('/never-starts');
    await page.waitForFunction("document.querySelector('#media').src !== ''");
    expect(await page.evaluate("document.querySelector('#media').readyState")).toBe(0);
  });

  it('has a page without media', async () => {
    await open('/no-media');
    expect(await page.locator('video, audio').count()).toBe(0);
  });

  it('has answers that are errors, no page, or no end of redirects', async () => {
    expect((await fetch(`${sites.url}/http-500`)).status).toBe(500);
    expect((await fetch(`${sites.url}/not-a-page`)).headers.get('content-type')).toBe('application/octet-stream');
    await expect(open('/redirect-loop')).rejects.toThrow('ERR_TOO_MANY_REDIRECTS');
  });

  it('keeps a log of who opened what', async () => {
    const visit = sites.waitForVisit('/no-media');
    await open('/no-media');
    expect((await visit).userAgent).toContain('Chrome');
    expect(await (await fetch(`${sites.url}/log`)).json()).toMatchObject([{ path: '/no-media' }]);
  });
});
