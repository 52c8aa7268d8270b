import type { Frame } from 'playwright-core';
import { within } from '../../clock';
import { muteControls } from './in-page';
import { selectors } from './selectors';

const STEP_MS = 4000;

/** Types into the first of these fields with real keys: the page ignores a value that was only set. False = no field. */
export async function typeInto(frame: Frame, fields: readonly string[], text: string): Promise<boolean> {
  const field = frame.locator(fields.join(', ')).filter({ visible: true }).first();
  const done = async () => {
    if ((await field.count()) === 0) return false;
    if ((await field.inputValue({ timeout: STEP_MS })) === text) return true;
    await field.fill('', { timeout: STEP_MS });
    await field.pressSequentially(text, { timeout: STEP_MS });
    return true;
  };
  return (
    (await within(
      STEP_MS * 2,
      done().catch(() => false),
    )) ?? false
  );
}

/** Whether a field is there and still empty. */
export async function isEmpty(frame: Frame, fields: readonly string[]): Promise<boolean> {
  const field = frame.locator(fields.join(', ')).filter({ visible: true }).first();
  const value = field.inputValue({ timeout: 1000 }).catch(() => null);
  return ((await within(STEP_MS, value)) ?? null) === '';
}

/** Turns microphone and camera off before joining. */
export async function mutePreview(frame: Frame): Promise<void> {
  const controls = [...selectors.previewAudio, ...selectors.previewVideo];
  await within(
    STEP_MS,
    frame.evaluate(muteControls, controls).catch(() => undefined),
  );
}
