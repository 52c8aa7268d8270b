import type { Frame, Page } from 'playwright-core';
import { DEFAULT_DISPLAY_NAME, type ZoomOptions } from '../../../protocol/index';
import { RecorderFailure } from '../../failure';
import type { Entrance } from '../site';
import { clientFrame, lookAtClient, press, pressSaying } from './client';
import { isEmpty, mutePreview, typeInto } from './fill-form';
import type { Memory } from './memory';
import { buttons, selectors } from './selectors';
import { settleIn } from './settle-in';
import { readState, walls, type ZoomState } from './state';

/** A host who is late is met soon, and the page is not loaded more often than needed. */
const RELOAD_EVERY_MS = 15_000;
/** The join button is not pressed again while the client still works on the last press. */
const JOIN_EVERY_MS = 4000;

const joining = (detail = 'Joining the meeting.'): Entrance => ({
  in: false,
  detail,
  waits: false,
  late: 'never_admitted',
});

/** One step on the way in: looks where the client stands and does the one thing that leads on. Never gets around a wall. */
export async function enterMeeting(
  page: Page,
  options: ZoomOptions,
  memory: Memory,
  now: () => number,
): Promise<Entrance> {
  const frame = await clientFrame(page);
  const facts = await lookAtClient(frame);
  if (!facts) return joining();
  const state = readState(facts);
  const wall = walls[state];
  if (wall) throw new RecorderFailure(wall);
  if (state === 'removed') throw new RecorderFailure('removed');
  if (state === 'ended') throw new RecorderFailure('meeting_ended_before_join');
  switch (state) {
    case 'waiting_room': {
      const detail = 'In the waiting room: the host has to let the recorder in.';
      return { in: false, detail, waits: true, late: 'never_admitted' };
    }
    case 'host_not_started': {
      if (now() - memory.reloadedAt >= RELOAD_EVERY_MS) {
        if (memory.reloadedAt > 0) await page.reload({ waitUntil: 'domcontentloaded' }).catch(() => undefined);
        memory.reloadedAt = now();
      }
      return { in: false, detail: 'The host has not started the meeting yet.', waits: true, late: 'host_not_started' };
    }
    case 'wrong_passcode':
      return wrongPasscode(frame, options, memory, now);
    case 'pre_join':
      return fillForm(frame, options, memory, now, facts.passcode);
    case 'admitted':
      memory.admittedAt ??= now();
      await settleIn(page, frame, options, memory);
      return { in: true };
    default:
      await pass(frame, state);
      return joining();
  }
}

/** What lies in the way and only has to be pressed. */
async function pass(frame: Frame, state: ZoomState): Promise<void> {
  if (state === 'cookie_banner') await press(frame, selectors.cookie);
  if (state === 'disclaimer') await press(frame, selectors.disclaimer);
  if (state === 'media_question') await pressSaying(frame, buttons.mediaQuestion);
  if (state === 'launch_page') await pressSaying(frame, buttons.launch);
}

async function fillForm(
  frame: Frame,
  options: ZoomOptions,
  memory: Memory,
  now: () => number,
  asksPasscode: boolean,
): Promise<Entrance> {
  if (asksPasscode && options.passcode) {
    await typeInto(frame, selectors.passcode, options.passcode);
    memory.passcodeSent = true;
  } else if (asksPasscode && (await isEmpty(frame, selectors.passcode))) {
    throw new RecorderFailure('wrong_passcode', {
      message: 'The meeting asks for a passcode. Enter it and record again.',
    });
  }
  await typeInto(frame, selectors.name, options.displayName ?? DEFAULT_DISPLAY_NAME);
  await mutePreview(frame);
  if (now() - memory.joinPressedAt >= JOIN_EVERY_MS && (await press(frame, selectors.join))) {
    memory.joinPressedAt = now();
  }
  return joining();
}

/** The passcode in the link was wrong: the one of the job is tried once, then it is over. */
async function wrongPasscode(frame: Frame, options: ZoomOptions, memory: Memory, now: () => number): Promise<Entrance> {
  // The sentence stays for a moment after the next try.
  if (now() - memory.joinPressedAt < JOIN_EVERY_MS) return joining();
  if (memory.passcodeSent || !options.passcode) throw new RecorderFailure('wrong_passcode');
  if (!(await typeInto(frame, selectors.passcode, options.passcode))) throw new RecorderFailure('wrong_passcode');
  await typeInto(frame, selectors.name, options.displayName ?? DEFAULT_DISPLAY_NAME);
  memory.passcodeSent = await press(frame, selectors.join);
  memory.joinPressedAt = now();
  return joining();
}
