import type { Page } from 'playwright-core';
import { within } from '../../clock';
import { pressConsent } from './in-page';

/** Accepts a consent banner in whichever frame it is. Only the common ones, or unmistakable ones. */
export async function dismissConsent(page: Page): Promise<void> {
  const pressed = page.frames().map((frame) =>
    within(
      2000,
      frame.evaluate(pressConsent).catch(() => null),
    ),
  );
  await Promise.all(pressed);
}
