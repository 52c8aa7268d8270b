import type { Page } from 'playwright-core';
import { systemClock } from '../../clock';
import { clientFrame, lookAtClient, press } from './client';
import { selectors } from './selectors';

const POLL_MS = 150;
const GONE_MS = 1200;

/**
 * Leaves as a guest does: Leave, then the button that means it (Enter would cancel). In the end the page is left in any case:
 * that cuts the connection, or the others would see the guest for up to a minute more.
 */
export async function leaveMeeting(page: Page): Promise<void> {
  const frame = await clientFrame(page);
  if (await press(frame, selectors.leave)) {
    const end = systemClock.now() + GONE_MS;
    while (systemClock.now() < end) {
      await systemClock.sleep(POLL_MS);
      if (await press(frame, selectors.leaveConfirm)) continue;
      const facts = await lookAtClient(frame);
      if (facts && !facts.leave) break;
    }
  }
  await page.goto('about:blank', { waitUntil: 'commit', timeout: 1000 });
}
