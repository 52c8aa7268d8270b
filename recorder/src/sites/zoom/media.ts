import type { Page } from 'playwright-core';
import { within } from '../../clock';
import type { MediaLook } from '../generic/live';
import { clientFrame, lookAtClient } from './client';

import { fillMeeting } from './in-page';
import type { Memory } from './memory';
import { selectors } from './selectors';
import { readState, walls } from './state';

const STEP_MS = 3000;

/**
 * The client draws on canvases, so there is no media element to watch: being in the meeting is what counts as playing, and
 * its clock is the time since admission. A page that does not answer (it is busy) changes nothing.
 */
export async function lookAtMeeting(page: Page, memory: Memory, now: () => number): Promise<MediaLook> {
  const facts = await lookAtClient(await clientFrame(page));
  const title = (
    (await within(
      STEP_MS,
      page.title().catch(() => ''),
    )) ?? ''
  ).replace(/ - Zoom$/, '');
  const state = facts ? readState(facts) : memory.admittedAt === null ? 'loading' : 'admitted';
  if (state === 'ended') {
    return { sample: null, title, sure: true, over: { how: 'ended', detail: 'The host ended the meeting.' } };
  }
  if (state === 'removed') {
    return { sample: null, title, sure: true, over: { how: 'removed', detail: 'The host removed the recorder.' } };
  }
  const wall = walls[state];
  if (wall) return { sample: null, title, sure: true, wall };
  if (state !== 'admitted' || memory.admittedAt === null) return { sample: null, title, sure: true };
  return { sample: playing(memory.admittedAt, now()), title, sure: true };
}

function playing(admittedAt: number, at: number) {
  const currentTime = (at - admittedAt) / 1000;
  const flags = { paused: false, ended: false, muted: false, protected: false, error: 0 };
  return {
    at,
    id: `meeting ${admittedAt}`,
    kind: 'video' as const,
    width: 1,
    height: 1,
    driven: true,
    readyState: 4,
    currentTime,
    ...flags,
  };
}

/** Speaker or shared screen fills the frame. */
export async function fillWithPicture(page: Page): Promise<void> {
  const frame = await clientFrame(page);
  await within(
    STEP_MS,
    frame.evaluate(fillMeeting, selectors.picture).catch(() => undefined),
  );
}
