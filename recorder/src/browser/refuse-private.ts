import type { Page } from 'playwright-core';
import { leadsToPrivate } from './private-address';

/** What of `Fetch.requestPaused` counts here. */
export type PausedRequest = { requestId: string; frameId: string; request: { url: string } };

/** A page as far as it is spoken to here: through playwright's CDP session, or as a hidden page is. */
type PageSession = {
  send(method: 'Fetch.enable' | 'Fetch.continueRequest' | 'Fetch.failRequest', params: object): Promise<unknown>;
  onPaused(listener: (paused: PausedRequest) => void): void;
};

/**
 * From now on the page asks no private address for a document: each one, and each redirect on the way to it, is looked at
 * before it is asked for. `onRefused` hears which frame wanted to go there; it only stays empty. What a public page loads
 * besides (pictures, sockets, frames of other sites) Chromium keeps from private networks by itself: Local Network
 * Access, whose question nobody answers here.
 */
export async function refusePrivateDocuments(
  session: PageSession,
  onRefused: (frameId: string) => void = () => undefined,
): Promise<void> {
  const answer = async ({ requestId, frameId, request }: PausedRequest) => {
    if (!(await leadsToPrivate(request.url))) return session.send('Fetch.continueRequest', { requestId });
    onRefused(frameId);
    return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  };
  session.onPaused((paused) => {
    // Whoever has gone meanwhile needs no answer.
    answer(paused).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http*', resourceType: 'Document' }] });
}

/** The same for a page of playwright's; `onRefused` is called when it was the page itself, not a frame, that wanted to go there. */
export async function refusePrivate(page: Page, onRefused: () => void): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  await refusePrivateDocuments(
    {
      send: (method, params) => cdp.send(method, params as never),
      onPaused: (listener) => cdp.on('Fetch.requestPaused', listener),
    },
    (frameId) => {
      if (frameId === frameTree.frame.id) onRefused();
    },
  );
}
