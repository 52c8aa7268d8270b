/** How something is recorded: the fields that the forms of a recording, an event, a calendar and a channel share. */
export const captureTexts = {
  qualities: {
    '1080p30': '1080p · sharpest, heaviest',
    '720p30': '720p · recommended',
    '720p20': '720p, 20 frames a second · for slides and talks',
    '480p30': '480p · light',
    audio: 'Sound only',
  },
  now: 'Now',
  atTime: 'At a time',
  untilEnd: 'Until it ends',
  untilEndHint: 'Goes on when it runs over, and stops when it is over.',
  forDuration: 'For a duration',
  player: 'The player',
  playerHint: 'The video fills the picture; the page around it is left out.',
  page: 'The whole page',
  pageHint: 'The page is recorded as a visitor sees it.',
  sites: {
    auto: 'As its address says',
    youtube: 'YouTube',
    twitch: 'Twitch',
    kick: 'Kick',
    zoom: 'Zoom meeting',
    generic: 'Any page with a player',
  },
  durations: { '30': '30 min', '60': '1 h', '120': '2 h', '180': '3 h' },
  beginEarly: 'Begin early, minutes',
  endLate: 'End late, minutes',
  waitLive: 'Wait for it to go live, minutes',
  waitLiveHint: 'How late it may begin, or the host may come.',
  what: 'What to record',
  chat: 'Record the chat',
  chatHint: 'Read from the page and shown beside the video.',
  kind: 'Kind of page',
  kindHint: 'The address says it, unless a site is shown under another name.',
  passcode: 'Passcode',
  passcodeHint: 'Needed when the link does not carry it. It is never shown again.',
  guestName: 'Name shown in the meeting',
  guestNameHint: 'Jomo recorder',
  notice: 'Notice posted in the chat on joining',
  noticeHint: 'This meeting is being recorded.',
  meetingNote:
    'Meetings are joined in Zoom’s web client, like a guest would. This was tried on pages made after it, not on Zoom itself. A wall against bots, a captcha or a sign-in is reported and never got around: then the host has to let guests join from the browser.',
  paused: 'Paused',
  numberWanted: 'Give a number.',
} as const;

/** What of the machine is free for recordings. */
export const capacityTexts = {
  free: 'Free slots',
  cpu: 'CPU for recordings',
  cpuLabel: 'CPU reserved for recordings',
  cores: (used: string, all: string) => `${used} of ${all} cores`,
  room: (slots: number) =>
    slots === 1
      ? 'Room for 1 more recording in this quality now.'
      : `Room for ${slots} more recordings in this quality now.`,
  tooMuch: 'This quality is too much for this machine. Choose a smaller one.',
  noRoom: 'No room in this quality now. The recording will wait for a free slot.',
} as const;

/** A sentence with pieces of code in it: text and code take turns, text first. */
type Mixed = readonly string[];
const stepsHelp: Mixed = [
  'One step a line, done in order once the page is open. What a step is about is what stands on it (',
  'text=Watch',
  ') or a CSS selector (',
  '#code',
  '). A step waits ten seconds for it, or ',
  'timeoutSec',
  '; with ',
  'optional: true',
  ' it is passed over when it is not there.',
];

/** Steps that are done on a page before it is recorded. */
export const stepsTexts = {
  label: 'Steps on the page',
  pattern: '- click: text=Watch live',
  hint: 'Only for pages that show nothing before something is clicked or typed.',
  help: 'What can be done',
  helpText: stepsHelp,
  /** The commands with what each does. The commands are the same in every language. */
  commands: [
    ['click', 'press a button or a link'],
    ['type, into', 'type a text into a field; it is shown to nobody but you'],
    ['press', 'a key: Enter, Tab, Escape, ArrowDown, Control+A'],
    ['waitFor', 'wait until something appears'],
    ['wait', 'wait so many seconds'],
    ['runUntil', 'record until something appears'],
  ],
  trying: 'Trying…',
  look: 'Look at the page',
  try: 'Try the steps',
  busy: 'A browser on the server opens the page and does them. This takes some seconds.',
  opened: 'The page was opened.',
  allDone: 'Every step was done.',
  addressFirst: 'Give the address first.',
  shots: 'The page after each step',
  noPicture: 'No picture',
  enlarge: (step: string) => `Enlarge: ${step}`,
  stepDone: 'Done',
  notDone: 'Not done',
  after: (step: string) => `The page after: ${step}`,
} as const;
