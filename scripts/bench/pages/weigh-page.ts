import type { Browser } from 'playwright-core';

/** Bytes over the wire (headers included) and after unpacking. */
export type Weight = { sent: number; raw: number };
export type PageWeight = { script: Weight; style: Weight };

const kinds = { Script: 'script', Stylesheet: 'style' } as const;

/** Loads a page in a browser that has nothing cached, and weighs its scripts and styles until the network is quiet. */
export async function weighPage(browser: Browser, url: string, cookie: string | null): Promise<PageWeight> {
  // A service worker would fetch the whole app ahead.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  try {
    const [name = '', value = ''] = cookie?.split('=') ?? [];
    // For the whole server: with the page's address it would count below that page's folder only.
    if (cookie) await context.addCookies([{ name, value, url: new URL(url).origin }]);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const weight: PageWeight = { script: { sent: 0, raw: 0 }, style: { sent: 0, raw: 0 } };
    const kindOf = new Map<string, keyof PageWeight>();
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script' || type === 'Stylesheet') kindOf.set(requestId, kinds[type]);
    });
    cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
      const kind = kindOf.get(requestId);
      if (kind) weight[kind].raw += dataLength;
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kindOf.get(requestId);
      if (kind) weight[kind].sent += encodedDataLength;
    });
    await cdp.send('Network.enable');
    await page.goto(url, { waitUntil: 'networkidle' });
    const at = new URL(page.url()).pathname;
    if (at !== new URL(url).pathname) throw new Error(`${url} led to ${at}.`);
    return weight;
  } finally {
    await context.close();
  }
}
