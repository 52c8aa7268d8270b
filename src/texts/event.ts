/** The form of an event. */
export const eventTexts = {
  schedule: 'Schedule',
  event: 'Event',
  newNote: 'A broadcast or a meeting, once or again and again.',
  failed: 'The event could not be loaded',
  link: 'Link',
  start: 'Start',
  zone: 'Time zone',
  length: 'Length in minutes',
  lengthHint: 'Empty when nobody knows: it is recorded until it ends.',
  how: 'How to record it',
  pausedHint: 'Nothing of it is recorded until it goes on.',
  add: 'Add event',
  added: 'Event added.',
  changed: 'Event changed.',
  removed: 'Event removed.',
  remove: 'Remove event',
  removeQuestion: 'Remove this event?',
  removeNote: 'What is to come is no longer recorded. What was recorded stays.',
  nextDates: 'Next dates',
  giveTime: 'Give the day and the time.',
  over: 'It does not take place any more.',
  giveLastDay: 'Give the last day.',
  lastBeforeFirst: 'The last day lies before the first.',
  once: 'Once',
} as const;

/** A pasted invitation. */
export const invitationTexts = {
  label: 'Invitation',
  paste: 'Paste an invitation',
  pasteHint: 'The text of a Zoom invitation, a mail, a message with a link and a time …',
  fields: {
    title: 'title',
    url: 'link',
    startLocal: 'time',
    timeZone: 'time zone',
    durationSec: 'length',
    rrule: 'repetition',
    passcode: 'passcode',
  },
  filled: (fields: readonly string[]) => `Filled in: ${fields.join(', ')}.`,
  nothing: 'Nothing was found in it. Fill in the form by hand.',
} as const;

const nths = ['', 'first', 'second', 'third', 'fourth', 'fifth'] as const;

/** How an event repeats. Weeks begin on Monday. */
export const repeatTexts = {
  repeats: 'Repeats',
  never: 'Does not repeat',
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  yearly: 'Yearly',
  custom: 'By a rule (RFC 5545)',
  every: {
    daily: 'Every how many days',
    weekly: 'Every how many weeks',
    monthly: 'Every how many months',
    yearly: 'Every how many years',
  },
  on: 'On',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  onDay: (day: number) => `On day ${day}`,
  onNth: (nth: number, weekday: string) => `On the ${nths[nth] ?? ''} ${weekday}`,
  onLast: (weekday: string) => `On the last ${weekday}`,
  dayOfMonth: 'Day of the month',
  rule: 'Rule',
  rulePattern: 'FREQ=MONTHLY;BYDAY=-1FR',
  goesOn: 'Goes on',
  forEver: 'For ever',
  untilDay: 'Until a day',
  times: 'A number of times',
  lastDay: 'Last day',
  howMany: 'How many times',
} as const;
