import { formatPlural } from './plural';

/** The week, what takes place in it and what gives way. */
export const scheduleTexts = {
  title: 'Schedule',
  note: 'The coming week, with the slots this machine has.',
  failed: 'The schedule could not be loaded',
  calendars: 'Calendars',
  empty: 'Nothing planned this week',
  emptyNote:
    'Add a broadcast or a meeting, or subscribe to a calendar: whatever has a link in it is recorded by itself.',
  conflicts: 'Conflicts',
  givesWay: 'What gives way',
  warning: (count: number) =>
    `${formatPlural(count, 'recording', 'recordings')} of this week will not get a slot in time. Change a priority, take a lower quality, or skip one.`,
  cut: 'There is more in this week than can be shown here.',
  events: 'Your events',
  missed: 'Missed',
  missedTitle: 'Missed in the last two weeks',
  skip: 'Skip this one',
  recordAfterAll: 'Record it after all',
  skipped: 'Skipped this one.',
  editEvent: 'Edit event',
  recording: 'Recording',
  channel: 'Channel',
  cancel: 'Cancel recording',
  cancelled: 'Cancelled.',
  repeats: 'Repeats',
  fromCalendar: 'From a calendar',
  priority: 'Priority',
  priorities: { low: 'Low', normal: 'Normal', high: 'High' },
  paused: 'Paused',
  once: 'Once',
  inZone: (rule: string, zone: string) => `${rule} (${zone})`,
  next: (moment: string) => `next ${moment}`,
} as const;

/** The board of the week with its rows. */
export const boardTexts = {
  label: 'Board',
  slots: (count: number) => formatPlural(count, 'slot', 'slots'),
  slot: (number: number) => `Slot ${number}`,
  noSlot: 'No slot',
  off: 'Off',
  block: (title: string, from: string, to: string, state: string | null) =>
    `${title}, ${from} to ${to}${state === null ? '' : `, ${state}`}`,
} as const;

const named = (titles: readonly string[], more: number) => {
  const quoted = titles.map((title) => `“${title}”`);
  const all = more > 0 ? [...quoted, `${more} more`] : quoted;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** What a date is, and why it gets no slot in time. */
export const occurrenceTexts = {
  qualities: {
    '1080p30': '1080p',
    '720p30': '720p',
    '720p20': '720p, 20 frames',
    '480p30': '480p',
    audio: 'sound only',
  },
  links: {
    zoom: 'Zoom',
    youtube: 'YouTube',
    twitch: 'Twitch',
    kick: 'Kick',
    vimeo: 'Vimeo',
    meet: 'Meet',
    teams: 'Teams',
    webex: 'Webex',
  },
  /** `titles` are those that are named, `more` how many others there are, `from` when a slot gets free; null = never. */
  conflict: (titles: readonly string[], more: number, from: string | null) => {
    const holds = titles.length + more === 1 ? 'holds the slot' : 'hold the slots';
    const because = titles.length === 0 ? 'there is no room for it' : `${named(titles, more)} ${holds}`;
    return from === null
      ? `Gives way: ${because} until it is over, so it would be missed.`
      : `Gives way: ${because} until ${from}, so it would begin late.`;
  },
  recordThisIn: (quality: string) => `Record this in ${quality}`,
  recordIn: (title: string, quality: string) => `Record “${title}” in ${quality}`,
  span: (from: string, to: string) => `${from} – ${to}`,
  openEnd: (time: string) => `about ${time}, when it ends`,
  late: 'Late',
  states: {
    announced: 'Announced',
    waiting: 'Waiting',
    recorded: 'Recorded',
    skipped: 'Skipped',
    cancelled: 'Cancelled',
    missed: 'Missed',
  },
} as const;
