import type { Api } from './fixtures/api';
import { startFirefox, whyNoFirefox } from './fixtures/firefox';
import { seedPackagedVideo } from './fixtures/offline';
import type { OtherBrowser } from './fixtures/other-browser';
import type { App } from './fixtures/start-app';
import { expect, owner, test } from './fixtures/test';
import { seedTwoTalks } from './fixtures/tv';
import { startWebKit, whyNoWebKit } from './fixtures/webkit-gtk';

const signInScript = `
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json();
  const body = new URLSearchParams({ csrfToken, json: 'true', email: args[0], password: args[1] });
  await fetch('/api/auth/callback/credentials', { method: 'POST', body });
  return (await fetch('/trpc/library.list?input={}')).status;`;

type Look = { src: string; time: number; frames: number; width: number; paused: boolean; error: string | null };

const lookScript = `
  const video = document.querySelector('video');
  if (!video) return null;
  const quality = video.getVideoPlaybackQuality && video.getVideoPlaybackQuality();
  return { src: video.currentSrc, time: video.currentTime, frames: quality ? quality.totalVideoFrames : 0, width: video.videoWidth,
    paused: video.paused, error: video.error && video.error.message };`;

/** The test picture is of many colours: how many of a grid of points differ. A black or frozen player shows one. */
const coloursScript = `
  const video = document.querySelector('video');
  const canvas = document.createElement('canvas');
  canvas.width = 16; canvas.height = 9;
  const context = canvas.getContext('2d');
  context.drawImage(video, 0, 0, 16, 9);
  const { data } = context.getImageData(0, 0, 16, 9);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) seen.add([data[at] >> 5, data[at + 1] >> 5, data[at + 2] >> 5].join());
  return seen.size;`;

/** Signs in and goes from Home to a video as people do, without loading the page anew. */
async function open(app: App, browser: OtherBrowser, ownHls = false): Promise<void> {
  await browser.goto(`${app.url}/sign-in`);
  expect(await browser.run(signInScript, owner.email, owner.password)).toBe(200);
  await browser.goto(`${app.url}/`);
  if (ownHls) await browser.run('for (const name of ["MediaSource", "ManagedMediaSource"]) delete window[name]');
  const follow = `const link = document.querySelector('a[href^="/watch/"]'); if (link) link.click(); return location.pathname`;
  await expect.poll(() => browser.run<string>(follow)).toMatch(/^\/watch\//);
}

/** It plays, shows the picture, jumps where it is told to, plays on from there, and pauses. */
async function expectPlayback(browser: OtherBrowser): Promise<void> {
  const look = () => browser.run<Look | null>(lookScript);
  await expect.poll(async () => (await look())?.time ?? 0).toBeGreaterThan(1);
  expect(await look()).toMatchObject({ error: null, paused: false, width: 1280 });
  expect(await browser.run<number>(coloursScript)).toBeGreaterThan(5);
  await browser.run('document.querySelector("video").currentTime = 15');
  await expect.poll(async () => (await look())?.time ?? 0).toBeGreaterThan(15.5);
  const before = await look();
  await expect.poll(async () => ((await look())?.time ?? 0) - (before?.time ?? 0)).toBeGreaterThan(1);
  expect((await look())?.frames ?? 0).toBeGreaterThan(before?.frames ?? 0);
  await browser.run('document.querySelector("video").pause()');
  await expect.poll(async () => (await look())?.paused).toBe(true);
}

async function withBrowser(start: () => Promise<OtherBrowser>, work: (browser: OtherBrowser) => Promise<void>) {
  const browser = await start();
  test.info().annotations.push({ type: 'browser', description: browser.name });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

test('Firefox ESR plays, seeks and pauses', async ({ app }) => {
  test.skip(whyNoFirefox() !== null, whyNoFirefox() ?? '');
  await seedTwoTalks(app);
  await withBrowser(startFirefox, async (browser) => {
    await open(app, browser);
    await expectPlayback(browser);
  });
});

test('WebKitGTK plays, seeks and pauses', async ({ app }) => {
  test.skip(whyNoWebKit() !== null, whyNoWebKit() ?? '');
  await seedTwoTalks(app);
  await withBrowser(
    () => startWebKit(),
    async (browser) => {
      await open(app, browser);
      await expectPlayback(browser);
    },
  );
});

test('WebKitGTK without MediaSource, as an iPhone of old, plays, seeks and pauses by its own HLS', async ({ app }) => {
  test.skip(whyNoWebKit() !== null, whyNoWebKit() ?? '');
  await seedTwoTalks(app);
  await withBrowser(
    () => startWebKit({ ownHls: true }),
    async (browser) => {
      await open(app, browser, true);
      await expectPlayback(browser);
      expect((await browser.run<Look>(lookScript)).src).toMatch(/\.m3u8$/);
    },
  );
});

const clickScript = `
  const [selector, words] = args;
  const found = [...document.querySelectorAll(selector)].find((one) => (one.getAttribute('aria-label') || one.textContent.trim()).startsWith(words));
  if (found) found.click();
  return found !== undefined;`;

/** The service worker has what it needs, and answers for the page; one that was opened before it is opened anew. */
const controlledScript = `
  if (navigator.serviceWorker.controller) return true;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration && registration.active && registration.active.state === 'activated') location.reload();
  return false;`;

/** Downloads a video as people do, and plays it while the server is down. */
async function expectOffline(app: App, api: Api, browser: OtherBrowser): Promise<void> {
  const videoId = await seedPackagedVideo(app, api, 'The train talk');
  await browser.goto(`${app.url}/sign-in`);
  expect(await browser.run(signInScript, owner.email, owner.password)).toBe(200);
  await browser.goto(`${app.url}/watch/${videoId}`);
  await expect.poll(() => browser.run(controlledScript).catch(() => false)).toBe(true);
  const click = (selector: string, words: string) =>
    expect.poll(() => browser.run(clickScript, selector, words), words).toBe(true);
  await click('main button', 'Download');
  await click('dialog label', '240p');
  await click('dialog button', 'Download');
  await browser.goto(`${app.url}/downloads`);
  const text = () => browser.run<string>('return document.body.textContent');
  await expect.poll(text).toContain('On this device');

  await app.kill();
  await browser.goto(`${app.url}/watch/${videoId}`);
  await expect.poll(text).toContain('Hello from the train');
  const look = () => browser.run<Look | null>(lookScript);
  await browser.run('const video = document.querySelector("video"); video.muted = true; await video.play()');
  await expect.poll(async () => (await look())?.time ?? 0).toBeGreaterThan(1.5);
  expect(await look()).toMatchObject({ error: null, width: 426 });
  expect(await browser.run<number>(coloursScript)).toBeGreaterThan(5);
}

test('Firefox ESR downloads a video, and plays it with its chat while the server is down', async ({ app, api }) => {
  test.skip(whyNoFirefox() !== null, whyNoFirefox() ?? '');
  await withBrowser(startFirefox, (browser) => expectOffline(app, api, browser));
});

test('WebKitGTK downloads a video, and plays it with its chat while the server is down', async ({ app, api }) => {
  test.skip(whyNoWebKit() !== null, whyNoWebKit() ?? '');
  await withBrowser(
    () => startWebKit(),
    (browser) => expectOffline(app, api, browser),
  );
});
