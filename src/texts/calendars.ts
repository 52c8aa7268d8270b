import { formatPlural } from './plural';

/** Calendars that are read for what to record. */
export const calendarTexts = {
  schedule: 'Schedule',
  title: 'Calendars',
  note: 'Asked every quarter of an hour for meetings and broadcasts to record.',
  failed: 'The calendars could not be loaded',
  add: 'Add a calendar',
  empty: 'No calendars yet',
  emptyNote:
    'Give the secret address of a calendar, or a file. Meetings and broadcasts in it that have a link are recorded by themselves, and follow when the calendar changes.',
  paused: 'Paused',
  trouble: 'Trouble',
  askNow: 'Ask now',
  asking: 'Asking the calendar now.',
  change: 'Change',
  removeQuestion: (name: string) => `Remove “${name}”?`,
  removeConfirm: 'Remove calendar',
  removeNote: 'What is planned from it is cancelled and its address is forgotten. What was recorded stays.',
  tested:
    'Reading calendars was tried with files and a server of our own, made after those of Google, Outlook and Apple, not with any of these providers. What is left out of a calendar is counted, with the reason.',
  removed: 'Calendar removed.',
  events: 'Events of calendars',
  willBeRecorded: 'Will be recorded',
  tooLarge: 'The file is larger than 10 MB.',
  notTaken: 'The file could not be taken over.',
  added: 'Calendar added. It is being read.',
  taken: 'Calendar taken over.',
  changed: 'Calendar changed.',
  /** `leftOut` has how many and the number of the reason of each kind. */
  count: (kept: number, events: number, leftOut: readonly (readonly [number, LeftOut])[]) => {
    const sentence = `${kept} of ${formatPlural(events, 'event', 'events')} will be recorded.`;
    const parts = leftOut.map(([number, why]) => `${number} ${leftOutWords[why]}`);
    return parts.length === 0 ? sentence : `${sentence} Left out: ${parts.join(', ')}.`;
  },
  notArrived: 'The file has not arrived yet.',
  uploaded: (ago: string) => `Uploaded ${ago}.`,
  notAsked: 'Paused: it is not asked.',
  notRead: 'Not read yet.',
  read: (ago: string) => `Read ${ago}.`,
  askedAgain: (read: string, moment: string) => `${read} Asked again ${moment.replace(/^today /, 'at ')}.`,
} as const;

const leftOutWords = {
  noLink: 'without such a link',
  past: 'past',
  filtered: 'not chosen by the filter',
  cancelled: 'cancelled',
  allDay: 'for whole days',
  broken: 'not readable',
  beyond: 'beyond the limit of one calendar',
} as const;
type LeftOut = keyof typeof leftOutWords;

/** The form of a calendar. */
export const calendarFormTexts = {
  changeTitle: 'Change calendar',
  nameHint: 'Work',
  address: 'An address',
  file: 'A file',
  giveAddress: 'Give the address of the calendar.',
  chooseFile: 'Choose the file.',
  secretAddress: 'Secret address in iCal format',
  newSecretAddress: 'New secret address',
  addressPattern: 'https://…/basic.ics',
  addressHint: "Kept on the server, never shown again. Found in your calendar's settings for sharing.",
  calendarFile: 'Calendar file (.ics)',
  newerFile: 'A newer file (.ics)',
  fileHint: '10 MB at most. What the file no longer holds is taken off the schedule.',
  links: 'Links to record',
  anyOther: 'Any other page',
  onlyWith: 'Only with these words in the title',
  allEvents: 'All events',
  wordsHint: 'Separated by commas; one of them is enough.',
  neverWith: 'Never with these words',
  onlyAccepted: 'Only what I accepted',
  onlyAcceptedHint: 'Leaves out invitations that were not answered with yes.',
  ownAddress: 'Your address in that calendar',
  how: 'How to record them',
  pausedHint: 'Not asked, and nothing of it is recorded.',
  add: 'Add calendar',
} as const;
