import type { Frame, Page } from 'playwright-core';
import { DEFAULT_STEP_SEC, MAX_STEPS_SEC, type SiteStep } from '../protocol/index';
import { type Clock, within } from './clock';
import { RecorderFailure } from './failure';

const POLL_MS = 200;
const ACT_MS = 5000;
const LOOK_MS = 2000;

/** A step in words, without what is typed: it may be a secret. Pure. */
export function describeStep(step: SiteStep): string {
  if ('click' in step) return `click ${step.click}`;
  if ('type' in step) return `type into ${step.into}`;
  if ('press' in step) return `press ${step.press}`;
  if ('waitFor' in step) return `wait for ${step.waitFor}`;
  if ('wait' in step) return `wait ${step.wait} s`;
  return `run until ${step.runUntil}`;
}

/** What ends the recording when it appears; null when no step says so. Pure. */
export function findRunUntil(steps: readonly SiteStep[] | undefined): string | null {
  return steps?.flatMap((step) => ('runUntil' in step ? [step.runUntil] : [])).at(-1) ?? null;
}

/**
 * Does the steps one after the other, on whatever frame has what they name; bounded in time by each step and in all.
 * `onStep` is told after each. Throws step_failed, naming the step.
 */
export async function runSteps(
  deps: { page: Page; clock: Clock; onStep?: (index: number, step: SiteStep, error: string | null) => Promise<void> },
  steps: readonly SiteStep[],
): Promise<void> {
  const { page, clock } = deps;
  const end = clock.now() + MAX_STEPS_SEC * 1000;
  for (const [index, step] of steps.entries()) {
    const left = end - clock.now();
    const error = left > 0 ? await runStep(page, clock, step, left) : 'The time for all steps was over.';
    await deps.onStep?.(index + 1, step, error);
    const optional = 'optional' in step && step.optional === true;
    if (error === null || optional) continue;
    const message = `Step ${index + 1} (${describeStep(step)}) could not be done: ${error}`;
    throw new RecorderFailure('step_failed', { message });
  }
}

/** Why the step could not be done; null when it was. */
async function runStep(page: Page, clock: Clock, step: SiteStep, leftMs: number): Promise<string | null> {
  if ('runUntil' in step) return null;
  try {
    if ('wait' in step) {
      await clock.sleep(Math.min(step.wait * 1000, leftMs));
      return null;
    }
    if ('press' in step) {
      await act(page.keyboard.press(step.press));
      return null;
    }
    const target = 'click' in step ? step.click : 'type' in step ? step.into : step.waitFor;
    const limitMs = Math.min((step.timeoutSec ?? DEFAULT_STEP_SEC) * 1000, leftMs);
    const frame = await waitUntilShown(page, clock, target, limitMs);
    if (!frame) return `nothing like it appeared within ${Math.round(limitMs / 1000)} s.`;
    const found = frame.locator(asLocator(target)).filter({ visible: true }).first();
    if ('click' in step) await act(found.click({ timeout: ACT_MS }));
    if ('type' in step) {
      await act(found.fill('', { timeout: ACT_MS }));
      // Real keys: many forms notice nothing else.
      await act(found.pressSequentially(step.type, { timeout: ACT_MS }));
    }
    return null;
  } catch (error) {
    return (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)).slice(0, 200);
  }
}

async function act(work: Promise<unknown>): Promise<void> {
  const done = await within(
    ACT_MS * 2,
    work.then(() => true),
  );
  if (!done) throw new Error('the page did not react.');
}

async function waitUntilShown(page: Page, clock: Clock, target: string, limitMs: number): Promise<Frame | null> {
  const end = clock.now() + limitMs;
  while (true) {
    const frame = await findFrame(page, target);
    if (frame) return frame;
    if (clock.now() >= end || page.isClosed()) return null;
    await clock.sleep(POLL_MS);
  }
}

/** Is it there, in any frame? What only our own filling of the frame hides counts as there. */
export async function isShown(page: Page, target: string): Promise<boolean> {
  for (const frame of page.frames()) {
    const shown = frame
      .locator(asLocator(target))
      .evaluateAll((elements) => elements.some((element) => element.getClientRects().length > 0))
      .catch(() => false);
    if (await within(LOOK_MS, shown)) return true;
  }
  return false;
}

async function findFrame(page: Page, target: string): Promise<Frame | null> {
  for (const frame of page.frames()) {
    const count = frame
      .locator(asLocator(target))
      .filter({ visible: true })
      .count()
      .catch(() => 0);
    if (((await within(LOOK_MS, count)) ?? 0) > 0) return frame;
  }
  return null;
}

/** Only two kinds of targets: text, and CSS. Whatever else playwright would understand is CSS that matches nothing. */
function asLocator(target: string): string {
  return target.startsWith('text=') ? target : `css=${target}`;
}
