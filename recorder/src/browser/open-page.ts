import type { Page, Response } from 'playwright-core';
import { type Clock, within } from '../clock';
import { RecorderFailure } from '../failure';
import { classifyArrival, classifyNavigationError } from './classify-navigation';
import { isPrivateAddress, leadsToPrivate } from './private-address';

const PAGE_MS = 30_000;
/** Waits before the second and third try; a site that stumbles at the start of a broadcast is common. */
const RETRY_MS = [1000, 3000];

/**
 * Opens the address and makes sure it is a page of the public Internet (or that private ones are allowed). Retries what
 * may pass. Throws unreachable, http_error, not_a_page or private_address.
 */
export async function openPage(
  { page, clock }: { page: Page; clock: Clock },
  target: { url: string; allowPrivate: boolean },
): Promise<void> {
  if (!target.allowPrivate && (await leadsToPrivate(target.url))) throw new RecorderFailure('private_address');
  for (let attempt = 0; ; attempt += 1) {
    const failure = await visit(page, target);
    if (!failure) return;
    const wait = RETRY_MS[attempt];
    const mayPass = failure.code === 'unreachable' || failure.more.retryable === true;
    if (wait === undefined || !mayPass || page.isClosed()) throw failure;
    await clock.sleep(wait);
  }
}

async function visit(page: Page, target: { url: string; allowPrivate: boolean }): Promise<RecorderFailure | null> {
  let response: Response | null;
  try {
    response = await page.goto(target.url, { waitUntil: 'commit', timeout: PAGE_MS });
  } catch (error) {
    return classifyNavigationError(error instanceof Error ? error.message : String(error));
  }
  if (!response) return null;
  if (!target.allowPrivate && (await cameFromPrivate(response))) return new RecorderFailure('private_address');
  const contentType = await response.headerValue('content-type').catch(() => null);
  const failure = classifyArrival({ status: response.status(), contentType });
  // A page that never finishes loading may well be playing: after commit, loading is only waited for, not demanded.
  if (!failure) await page.waitForLoadState('domcontentloaded', { timeout: PAGE_MS }).catch(() => undefined);
  return failure;
}

/** What is asked of an answer: playwright's Response. */
export type Hop = Pick<Response, 'serverAddr'> & {
  request(): { redirectedFrom(): { response(): Promise<Hop | null> } | null };
};

/** Looks at where the answer, and every redirect before it, really came from: names can be rebound after the check. */
export async function cameFromPrivate(response: Hop): Promise<boolean> {
  for (let hop: Hop | null = response; hop; ) {
    const address = await within(
      2000,
      hop.serverAddr().catch(() => null),
    );
    if (address && isPrivateAddress(address.ipAddress)) return true;
    hop = (await hop.request().redirectedFrom()?.response()) ?? null;
  }
  return false;
}

/** Calls `onPrivate` when the page, or a frame of it, later moves to a private address. */
export function watchNavigations(page: Page, onPrivate: () => void): void {
  page.on('response', (response) => {
    if (!response.request().isNavigationRequest()) return;
    void cameFromPrivate(response).then(
      (found) => found && onPrivate(),
      () => undefined,
    );
  });
}
