import { systemClock } from '../../clock';
import type { SiteMaker } from '../site';
import { clientAddress, isZoomHost } from './address';
import { createZoomChat } from './chat';
import { clientFrame, press } from './client';
import { enterMeeting } from './enter';
import { leaveMeeting } from './leave';
import { fillWithPicture, lookAtMeeting } from './media';
import { freshMemory } from './memory';
import { selectors } from './selectors';
import { settleIn } from './settle-in';

/** Meetings and webinars in Zoom's web client. */
export const zoomMaker: SiteMaker = {
  name: 'zoom',
  match: ({ hostname }) => isZoomHost(hostname),
  create: ({ zoom = {} }) => {
    const memory = freshMemory();
    const { now } = systemClock;
    return {
      name: 'zoom',
      address: clientAddress,
      microphone: true,
      prepare: async (page) => void (await press(await clientFrame(page), selectors.cookie)),
      enter: (page) => enterMeeting(page, zoom, memory, now),
      look: (page) => lookAtMeeting(page, memory, now),
      drive: async (page, view) => {
        if (view === 'player' && memory.admittedAt !== null) await fillWithPicture(page);
      },
      tend: async (page, view) => {
        if (memory.admittedAt === null) return;
        await settleIn(page, await clientFrame(page), zoom, memory);
        if (view === 'player') await fillWithPicture(page);
      },
      leave: leaveMeeting,
      chat: createZoomChat(),
    };
  },
};
