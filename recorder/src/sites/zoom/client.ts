import type { Frame, Page } from 'playwright-core';
import { within } from '../../clock';
import { pressFirst, pressWords, readFacts } from './in-page';
import { buttons, selectors } from './selectors';
import type { ZoomFacts } from './state';

const STEP_MS = 3000;

/** The frame the client runs in: the page itself, or the frame in which some of Zoom's pages put it. */
export async function clientFrame(page: Page): Promise<Frame> {
  const element = await page.$(selectors.frame).catch(() => null);
  return (await element?.contentFrame().catch(() => null)) ?? page.mainFrame();
}

/** What is seen now; null when the page did not answer in time (it navigates). */
export async function lookAtClient(frame: Frame): Promise<ZoomFacts | null> {
  const options = { selectors, launch: buttons.launch, mediaQuestion: buttons.mediaQuestion };
  const facts = await within(
    STEP_MS,
    frame.evaluate(readFacts, options).catch(() => null),
  );
  return facts ?? null;
}

export async function press(frame: Frame, which: readonly string[]): Promise<boolean> {
  const pressed = await within(
    STEP_MS,
    frame.evaluate(pressFirst, which).catch(() => false),
  );
  return pressed ?? false;
}

/** Presses a button by its words; `inDialogs`: only one that stands in a dialog. */
export async function pressSaying(frame: Frame, words: string, inDialogs = false): Promise<boolean> {
  const within_ = inDialogs ? selectors.dialog : null;
  const pressed = await within(
    STEP_MS,
    frame.evaluate(pressWords, { words, within: within_ }).catch(() => false),
  );
  return pressed ?? false;
}
