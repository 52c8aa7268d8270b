import type { Page } from 'playwright-core';
import { describeFailure, type SiteStep, type StepShot, type StepsResult } from '../protocol/index';
import { takeSnapshot } from './capture/take-snapshot';
import type { Clock } from './clock';
import { RecorderFailure } from './failure';
import { describeStep, runSteps } from './run-steps';

/** What a step did to the page is seen a moment after it. */
const SETTLE_MS = 700;

type Screen = Parameters<typeof takeSnapshot>[0];

/** Does the steps on the opened page and takes a picture after each; stops at the first that cannot be done. */
export async function tryStepsOut(
  deps: { page: Page; clock: Clock; screen: Screen },
  steps: readonly SiteStep[],
): Promise<Omit<StepsResult, 'tookMs'>> {
  const { page, clock, screen } = deps;
  const shots: StepShot[] = [];
  const shoot = async (step: number, what: string, error: string | null) => {
    await clock.sleep(SETTLE_MS);
    const picture = await takeSnapshot(screen).catch(() => null);
    shots.push({
      step,
      what: what.slice(0, 400),
      ok: error === null,
      ...(error === null ? {} : { message: error.slice(0, 300) }),
      ...(picture ? { jpeg: Buffer.from(picture).toString('base64') } : {}),
    });
  };
  await shoot(0, 'open the page', null);
  const onStep = (index: number, step: SiteStep, error: string | null) => shoot(index, describeStep(step), error);
  const trouble = await runSteps({ page, clock, onStep }, steps).then(
    () => null,
    (error: unknown) => error,
  );
  const title = (await page.title().catch(() => '')).slice(0, 300);
  if (trouble === null) return { type: 'steps', ok: true, title, shots };
  if (!(trouble instanceof RecorderFailure)) throw trouble;
  return { type: 'steps', ok: false, title, shots, failure: describeFailure(trouble.code, 'steps', trouble.more) };
}
