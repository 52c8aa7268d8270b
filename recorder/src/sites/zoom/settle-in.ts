import type { Frame, Page } from 'playwright-core';
import type { ZoomOptions } from '../../../protocol/index';
import { within } from '../../clock';
import { press, pressSaying } from './client';

import type { Memory } from './memory';
import { buttons, selectors } from './selectors';

const STEP_MS = 4000;

/**
 * What is done in the meeting, again and again: notices about recording are accepted, audio is joined (without it nothing is
 * heard), the host's wish to be unmuted is declined, tips are dismissed, the chat is opened, and once the notice is posted.
 */
export async function settleIn(page: Page, frame: Frame, options: ZoomOptions, memory: Memory): Promise<void> {
  await press(frame, selectors.disclaimer);
  await pressSaying(frame, buttons.unmute, true);
  if (!(await press(frame, selectors.joinAudio)) && (await press(frame, selectors.audioButton))) {
    await press(frame, selectors.joinAudio);
  }
  await pressSaying(frame, buttons.joinAudio, true);
  await pressSaying(frame, buttons.consent, true);
  await pressSaying(frame, buttons.tips, true);
  await press(frame, selectors.toastClose);
  await openChat(frame);
  if (options.notice && !memory.noticePosted) memory.noticePosted = await postNotice(page, frame, options.notice);
}

/** The chat can only be read while its panel is open. */
async function openChat(frame: Frame): Promise<void> {
  const list = frame
    .locator(selectors.chatList.join(', '))
    .count()
    .catch(() => 1);
  if ((await within(STEP_MS, list)) === 0) await press(frame, selectors.chatButton);
}

/** Types the notice into the chat with real keys. False = it could not be, for now. */
async function postNotice(page: Page, frame: Frame, notice: string): Promise<boolean> {
  const input = frame.locator(selectors.chatInput.join(', ')).first();
  const post = async () => {
    if ((await input.count()) === 0) return false;
    await input.focus({ timeout: STEP_MS });
    // A line break would send the first line alone.
    await page.keyboard.insertText(notice.replace(/\s+/g, ' '));
    await page.keyboard.press('Enter');
    return true;
  };
  return (
    (await within(
      STEP_MS * 2,
      post().catch(() => false),
    )) ?? false
  );
}
