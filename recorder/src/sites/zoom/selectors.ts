import type { ChatMarkup } from '../generic/chat-markup';

// Zoom's web client as public joiners know it (selectors and sentences from their sources). Seen in fixtures only: nothing here
// was tried on the real site. The browser's language is pinned to English, or the sentences would not match.

export const selectors = {
  cookie: ['#onetrust-reject-all-handler', '#onetrust-accept-btn-handler'],
  disclaimer: ['#disclaimer_agree', '#disclaimer_agree_btn'],
  name: ['#input-for-name', '#inputname', 'input[placeholder="Your Name" i]', 'input[aria-label="Your Name" i]'],
  passcode: ['#input-for-pwd', '#inputpasscode', 'input[type="password"]', 'input[placeholder*="passcode" i]'],
  join: ['button.preview-join-button', '#joinBtn', 'button.zm-btn.joinWindowBtn'],
  previewAudio: ['#preview-audio-control-button'],
  previewVideo: ['#preview-video-control-button'],
  captcha: [
    'iframe[title="reCAPTCHA"]',
    '.g-recaptcha:not([data-size="invisible"])',
    '#wc-captcha',
    '.captcha-container',
  ],
  leave: ['button[aria-label="Leave"]', 'button[aria-label="Leave Meeting"]', 'button[aria-label="Leave Webinar"]'],
  leaveConfirm: ['button.leave-meeting-options__btn--danger', '.leave-meeting-options__btn--danger'],
  meeting: ['.meeting-app', '#wc-container-left', '.meeting-client'],
  /** Dialogs of the running meeting; what is read in them is Zoom's own word. */
  dialog: ['.zm-modal', '[role="dialog"]', '[role="alertdialog"]', '.zm-modal-body-title'],
  joinAudio: ['button.join-audio-by-voip__join-btn', 'button[aria-label*="Join Audio by Computer" i]'],
  audioButton: ['button[aria-label="Join Audio" i]', 'button[aria-label="join audio" i]'],
  toastClose: ['.notification-toast__close', '.zm-toast [aria-label="close" i]', '.wc-toast [aria-label="close" i]'],
  chatButton: [
    'button[aria-label*="open the chat" i]',
    'button[aria-label="Chat" i]',
    'button[aria-label*="chat panel" i]',
  ],
  chatList: ['[aria-label="Chat Message List"]', '.chat-virtuoso-wrapper', '#chat-list-content'],
  chatInput: [
    '.chat-rtf-box__editor-wrapper [contenteditable="true"]',
    '.tiptap.ProseMirror',
    'textarea.chat-box__chat-textarea',
  ],
  /** What may fill the frame, the most telling first. */
  picture: [
    '.sharee-container__canvas',
    '#sharee-container canvas',
    'video.sharee-container__video',
    '.sharing-view video',
    '.speaker-active-container__video-frame',
    '#speaker-view canvas',
    '.speaker-view video',
    '#main-video',
  ],
  frame: 'iframe#webclient',
} as const;

/** Sentences of the page, in lower case; regular expressions as text, so that they can be tested for being valid. */
export const sentences = {
  bot_wall:
    "automated bots aren['’]t allowed|must use zoom rtms|detected you may be a bot|we detected .{0,20}\\bbot\\b",
  captcha: "confirm (that )?you(['’]re| are) not a robot|complete the captcha",
  sign_in:
    'sign in to join|only authenticated users can join|the host requires authentication|authorized attendees only',
  removed: 'you have been removed|removed you from (the|this) (meeting|webinar)|you were removed',
  ended:
    'this (meeting|webinar) has been ended|the (meeting|webinar) has ended|(meeting|webinar) ended by (the )?host|this (meeting|webinar) has ended|free meeting has ended',
  disconnected:
    'you have been disconnected|connection (has been|was) lost|timed out\\. please try again|failed to join',
  wrong_passcode:
    '(passcode|password) (is )?(wrong|incorrect)|(wrong|incorrect|invalid) (meeting )?(passcode|password)',
  waiting_room:
    "host will let you in soon|we['’]ve let them know you['’]re here|host has joined\\. we|waiting room|will let you in when|you will be admitted|the webinar will begin shortly",
  host_not_started:
    'waiting for (the )?host to start|host to start (the|this) (meeting|webinar)|(meeting|webinar) (has not|hasn.t) started|meeting link is invalid \\(3,001\\)|host is in another meeting|practice session',
} as const;

/** Buttons by their words (whole label, lower case), tried in this order. */
export const buttons = {
  launch: 'join from (your )?browser',
  mediaQuestion:
    'use microphone and camera|use microphone|allow|continue without microphone and camera|continue without .*',
  consent: 'got it|continue|i agree|agree|accept|ok',
  tips: "got it|ok|close|not now|skip|no,? thanks|don['’]t show again|maybe later|dismiss",
  /** "The host would like you to unmute": we have nothing to say. */
  unmute: 'stay muted',
  joinAudio: 'join audio by computer|join with computer audio|join audio',
} as const;

export const chat: ChatMarkup = {
  list: selectors.chatList,
  row: '[id^="chat-message-"], .new-chat-message__container',
  idAttribute: 'id',
  kinds: [['.chat-message__system, [data-kind="system"]', 'system']],
  author: '.chat-item__sender, .chat-message__sender, .new-chat-message__sender, .chat-item__chat-info-header--sender',
  authorCarries: true,
  color: false,
  badge: '',
  amount: '',
  text: [
    '.chat-rtf-box__display',
    '.new-chat-message__text-content',
    '.chat-message__text-box',
    '.new-chat-message__content',
  ],
};
