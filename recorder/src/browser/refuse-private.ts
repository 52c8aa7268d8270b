import type { Page } from 'playwright-core';
import { leadsToPrivate } from './private-address';

/**
 * From now on the page asks no private address for a document: each one, and each redirect on the way to it, is looked at
 * before it is asked for. `onRefused` is called when it was the page itself that wanted to go there; a frame only stays
 * empty. What a public page loads besides (pictures, sockets, frames of other sites) Chromium keeps from private networks
 * by itself: Local Network Access, whose question nobody answers here.
 */
export async function refusePrivate(page: Page, onRefused: () => void): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const answer = async (requestId: string, frameId: string, url: string) => {
    if (!(await leadsToPrivate(url))) return cdp.send('Fetch.continueRequest', { requestId });
    if (frameId === frameTree.frame.id) onRefused();
    return cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  };
  cdp.on('Fetch.requestPaused', ({ requestId, frameId, request }) => {
    // Whoever has gone meanwhile needs no answer.
    answer(requestId, frameId, request.url).catch(() => undefined);
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: 'http*', resourceType: 'Document' }] });
}
