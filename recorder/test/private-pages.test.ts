import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chromiumFlags } from '../src/browser/chromium-flags';
import { openHiddenPage } from '../src/browser/hidden-page';
import { spawnChromium } from '../src/browser/launch-browser';
import { openPage, watchNavigations } from '../src/browser/open-page';
import { refusePrivate } from '../src/browser/refuse-private';
import { systemClock as clock } from '../src/clock';
import type { Child } from '../src/process/spawn-child';
import { temporaryDir } from './support/start-recorder';

// In this browser a name that means nothing to the rest of the machine leads here, as a rebound name would.
const NAME = 'rebound.jomo.invalid';
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Router</title>');
});
/** Chromium takes its address for a public one. */
const publicSite = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: `${routerUrl}reboot` }).end();
  else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Public</title>');
});
let chromiumProcess: Child | undefined;
let browser: Browser;
let profileDir = '';
let url = '';
let routerUrl = '';
let publicUrl = '';

const portOf = async (one: typeof server) => {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return (one.address() as AddressInfo).port;
};

beforeAll(async () => {
  const port = await portOf(server);
  const publicPort = await portOf(publicSite);
  url = `http://${NAME}:${port}/`;
  routerUrl = `http://127.0.0.1:${port}/`;
  publicUrl = `http://${NAME}:${publicPort}/`;
  profileDir = await temporaryDir();
  const own = chromiumFlags({ profileDir, width: 1280, height: 720, sandbox: false });
  const started = await spawnChromium({
    command: '/usr/bin/chromium',
    // Stopped by force, it leaves what it keeps there.
    env: { PATH: process.env.PATH ?? '', TMPDIR: profileDir },
    args: [
      ...own,
      '--headless',
      `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
      `--ip-address-space-overrides=127.0.0.1:${publicPort}=public`,
    ],
  });
  chromiumProcess = started.child;
  // Started like this it has hidden pages, as the recorder's browser has; playwright's own way of starting one has none.
  browser = await chromium.connectOverCDP(await started.endpoint);
});
afterAll(async () => {
  await browser?.close();
  await chromiumProcess?.stop([['SIGKILL', 2000]]);
  server.close();
  publicSite.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
});
beforeEach(() => {
  asked.length = 0;
});

test('a name that leads to a private address only in the browser is refused', async () => {
  const page = await browser.newPage();
  await expect(openPage({ page, clock }, { url, allowPrivate: false })).rejects.toMatchObject({
    code: 'private_address',
  });
  await openPage({ page, clock }, { url, allowPrivate: true });
  expect(await page.title()).toBe('Router');
  await page.close();
});

test('a page that moves to a private address later is noticed, and so is a frame', async () => {
  for (const move of [`location.href = '${url}'`, `document.body.innerHTML = '<iframe src="${url}"></iframe>'`]) {
    const page = await browser.newPage();
    await page.setContent('<p>Live soon</p>');
    const noticed = new Promise<void>((resolve) => watchNavigations(page, resolve));
    await page.evaluate(move);
    await noticed;
    await page.close();
  }
});

test('a redirect to a private address is refused before that is asked for anything', async () => {
  const page = await browser.newPage();
  let refusals = 0;
  await refusePrivate(page, () => {
    refusals += 1;
  });
  const opening = openPage({ page, clock }, { url: `${publicUrl}moved`, allowPrivate: false });
  await expect(opening).rejects.toMatchObject({ code: 'private_address' });
  expect(refusals).toBe(1);
  expect(asked).toEqual([]);
  await page.close();
});

test('a public page moves to no private address, nor does a frame of it, and loads nothing from there', async () => {
  const page = await browser.newPage();
  let refusals = 0;
  await refusePrivate(page, () => {
    refusals += 1;
  });
  await page.goto(publicUrl);
  const outcomes = await page.evaluate(async (router) => {
    const came = (one: HTMLElement) =>
      new Promise<string>((resolve) => {
        one.onload = () => resolve('came');
        one.onerror = () => resolve('refused');
      });
    const socket = new WebSocket(router.replace('http', 'ws'));
    const image = new Image();
    image.src = `${router}picture`;
    const frame = document.createElement('iframe');
    frame.src = `${router}frame`;
    document.body.append(frame);
    return Promise.all([
      fetch(`${router}fetch`, { mode: 'no-cors' }).then(
        () => 'came',
        () => 'refused',
      ),
      came(image),
      new Promise<string>((resolve) => {
        socket.onopen = () => resolve('came');
        socket.onerror = () => resolve('refused');
      }),
      // A frame that is refused loads the browser's own page.
      came(frame),
    ]);
  }, routerUrl);
  expect(outcomes.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
  expect([asked, refusals]).toEqual([[], 0]);

  await page.evaluate((router) => {
    location.href = `${router}later`;
  }, routerUrl);
  await expect.poll(() => refusals).toBe(1);
  expect(asked).toEqual([]);
  await page.close();
});

test('a hidden page goes to no private address either, and goes on where it may', async () => {
  const arrives = async (target: { url: string; allowPrivate: boolean }, where: string) => {
    const hidden = await openHiddenPage(browser, target);
    // The browser's own page, where it did not go on, has a title too: the name of the host.
    const place = () =>
      hidden.evaluate(() => (location.protocol === 'http:' ? document.title : location.protocol), null);
    await expect.poll(place).toBe(where).finally(hidden.close);
  };
  // The name leads nowhere but in this browser, and so is no private one when it is looked at.
  await arrives({ url: publicUrl, allowPrivate: false }, 'Public');
  await arrives({ url: `${publicUrl}moved`, allowPrivate: false }, 'chrome-error:');
  expect(asked).toEqual([]);
  await arrives({ url: `${publicUrl}moved`, allowPrivate: true }, 'Router');
});
