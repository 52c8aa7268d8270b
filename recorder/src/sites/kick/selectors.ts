import type { ChatMarkup } from '../generic/chat-markup';
import type { PageSelectors } from '../page-selectors';

// From public sources (extensions and readers of this chat), seen in fixtures only: nothing here was tried on the real site.

export const page: PageSelectors = {
  press: [
    'button[data-testid="accept-cookies"]',
    'button[data-testid="mature"]',
    'button[data-testid="start-watching"]',
  ],
  offline: ['[data-testid="offline-banner"]', '.channel-offline', '#channel-offline'],
  walls: [
    { selector: '#challenge-form, #challenge-stage', code: 'captcha' },
    { selector: 'h1, h2', words: '^(verify you are human|security policy|request blocked)', code: 'bot_wall' },
  ],
};

export const chat: ChatMarkup = {
  list: ['#chatroom-messages'],
  row: '[data-chat-entry], #chatroom-messages > div > div[data-index]',
  idAttribute: 'data-chat-entry',
  kinds: [
    ['[data-testid="kicks-gifted"], .kicks-gifted', 'paid'],
    ['[data-testid="chat-event"], .chat-entry-event', 'system'],
  ],
  author: '.chat-entry-username, button[data-prevent-expand][title]',
  authorCarries: false,
  color: true,
  badge: '.badge-tooltip img, [data-testid="chat-badge"] img, [data-testid="chat-badge"] svg',
  amount: '[data-testid="kicks-gifted"], .kicks-gifted',
  text: ['.chat-entry-content', '.font-normal', '[data-testid="chat-event"]', '.chat-entry-event'],
};
