/** The names of the pages, as tabs and bookmarks show them. */
export const pageTitles = {
  home: 'Home',
  library: 'Library',
  record: 'Record',
  recording: 'Recording',
  recordings: 'Recordings',
  calendars: 'Calendars',
  event: 'Event',
  newEvent: 'New event',
  schedule: 'Schedule',
  search: 'Search',
  settings: 'Settings',
  channel: 'Channel',
  rules: 'Rules of a channel',
  videos: 'Videos of a channel',
  subscriptions: 'Subscriptions',
  watch: 'Watch',
  welcome: 'Welcome',
  signIn: 'Sign in',
} as const;

/** What the app is called and shows where it is installed. */
export const manifestTexts = {
  description: 'Never misses a live broadcast: records it, and plays it back anywhere, with its chat.',
  watching: 'A recording with its chat',
  offline: 'Downloads, for when there is no network',
  record: 'Record a page',
  recordShort: 'Record',
  downloads: 'Downloads',
  schedule: 'Schedule',
} as const;
