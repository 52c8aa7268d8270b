import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, watchNavigations } from '../src/browser/open-page';
import { systemClock as clock } from '../src/clock';

// In this browser a name that means nothing to the rest of the machine leads here, as a rebound name would.
const NAME = 'rebound.jomo.invalid';
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Router</title>');
});
let browser: Browser;
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://${NAME}:${(server.address() as AddressInfo).port}/`;
  const args = ['--no-sandbox', `--host-resolver-rules=MAP ${NAME} 127.0.0.1`];
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
});
afterAll(async () => {
  await browser.close();
  server.close();
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
