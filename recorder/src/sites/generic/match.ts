import type { Site, SiteMaker } from '../site';
import { contractChat } from '../testcard/chat';
import { driveMedia } from './drive';
import { lookAtMedia } from './media';
import { dismissConsent } from './prepare';

/** Any page with a media element. Its chat is read if it follows the data-jomo-chat contract. */
export const genericSite: Site = {
  name: 'generic',
  prepare: dismissConsent,
  look: lookAtMedia,
  drive: driveMedia,
  chat: { ...contractChat, expected: false },
};

export const genericMaker: SiteMaker = { name: 'generic', match: () => true, create: () => genericSite };
