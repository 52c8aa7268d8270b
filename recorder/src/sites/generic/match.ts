import type { Site, SiteMaker } from '../site';
import { createAnyChat } from './chat';
import { driveMedia } from './drive';
import { lookAtMedia } from './media';
import { dismissConsent } from './prepare';

/** Any page with a media element. */
export const genericSite: Omit<Site, 'chat'> = {
  name: 'generic',
  prepare: dismissConsent,
  look: lookAtMedia,
  drive: driveMedia,
};

export const genericMaker: SiteMaker = {
  name: 'generic',
  match: () => true,
  create: () => ({ ...genericSite, chat: createAnyChat() }),
};
