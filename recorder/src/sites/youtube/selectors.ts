import type { ChatMarkup } from '../generic/chat-markup';
import type { PageSelectors } from '../page-selectors';

// From public sources (extensions and readers of this chat), seen in fixtures only: nothing here was tried on the real site.

export const page: PageSelectors = {
  press: [
    'form[action*="consent.youtube.com"] button[aria-label*="Accept" i]',
    'ytd-consent-bump-v2-lightbox button[aria-label*="Accept" i]',
    // "Video paused. Continue watching?"
    'yt-confirm-dialog-renderer #confirm-button button',
    '.ytp-skip-ad-button',
    '.ytp-ad-skip-button-modern',
    'yt-mealbar-promo-renderer #dismiss-button button',
    // Back to the live edge, after a stall.
    '.ytp-live-badge:not([disabled]):not(.ytp-live-badge-is-livehead)',
  ],
  offline: ['.ytp-offline-slate-bar', '.ytp-offline-slate-main-text'],
  walls: [
    { selector: '#error-screen, yt-playability-error-supported-renderers', words: 'not a bot', code: 'bot_wall' },
    {
      selector: '#error-screen, yt-playability-error-supported-renderers',
      words: 'sign in|members[- ]only|private video',
      code: 'sign_in_required',
    },
    { selector: 'form#captcha-form', code: 'captcha' },
  ],
};

export const chat: ChatMarkup = {
  list: ['#items.yt-live-chat-item-list-renderer', 'yt-live-chat-item-list-renderer #items'],
  row: [
    'yt-live-chat-text-message-renderer',
    'yt-live-chat-paid-message-renderer',
    'yt-live-chat-paid-sticker-renderer',
    'yt-live-chat-membership-item-renderer',
    'ytd-sponsorships-live-chat-gift-purchase-announcement-renderer',
    'ytd-sponsorships-live-chat-gift-redemption-announcement-renderer',
    'yt-live-chat-viewer-engagement-message-renderer',
    'yt-live-chat-mode-change-message-renderer',
  ].join(', '),
  idAttribute: 'id',
  kinds: [
    ['yt-live-chat-paid-message-renderer, yt-live-chat-paid-sticker-renderer', 'paid'],
    ['yt-live-chat-membership-item-renderer', 'paid'],
    ['ytd-sponsorships-live-chat-gift-purchase-announcement-renderer', 'paid'],
    ['ytd-sponsorships-live-chat-gift-redemption-announcement-renderer', 'system'],
    ['yt-live-chat-viewer-engagement-message-renderer, yt-live-chat-mode-change-message-renderer', 'system'],
  ],
  author: '#author-name',
  authorCarries: false,
  color: false,
  badge: 'yt-live-chat-author-badge-renderer',
  amount: '#purchase-amount, #purchase-amount-chip, #header-primary-text, #header-subtext',
  text: ['#message', '#header-subtext', '#primary-text', '#text'],
};
