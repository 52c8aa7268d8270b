import type { ChatMarkup } from '../generic/chat-markup';
import type { PageSelectors } from '../page-selectors';

// From public sources (extensions and readers of this chat), seen in fixtures only: nothing here was tried on the real site.

export const page: PageSelectors = {
  press: [
    'button[data-a-target="consent-banner-accept"]',
    // The gate for mature channels.
    'button[data-a-target="content-classification-gate-overlay-start-watching-button"]',
    'button[data-a-target="player-overlay-mature-accept"]',
    // "Click here to reload player" after an error of the player.
    'button[data-a-target="player-overlay-content-gate-button"]',
    '[data-a-target="player-overlay-content-gate"] button',
  ],
  // An offline channel plays an old broadcast or another channel.
  offline: ['.channel-status-info--offline', '[data-a-target="player-overlay-offline"]', '.home-offline-hero'],
  walls: [{ selector: '[data-a-target="sub-only-overlay"], .content-overlay-gate--login', code: 'sign_in_required' }],
};

export const chat: ChatMarkup = {
  list: ['.chat-scrollable-area__message-container', '[data-test-selector="chat-scrollable-area__message-container"]'],
  row: '.chat-line__message, .user-notice-line, [data-test-selector="user-notice-line"], .chat-line__status',
  // The page gives its messages no ids; an element is a message.
  idAttribute: null,
  kinds: [
    ['.chat-line__message--cheer-amount', 'paid'],
    ['.user-notice-line, [data-test-selector="user-notice-line"], .chat-line__status', 'system'],
  ],
  author: '.chat-author__display-name',
  authorCarries: false,
  color: true,
  badge: 'img.chat-badge, [data-a-target="chat-badge"] img',
  amount: '.chat-line__message--cheer-amount',
  text: ['[data-a-target="chat-line-message-body"]', '.message', '.user-notice-line__body', 'p', 'span'],
};
