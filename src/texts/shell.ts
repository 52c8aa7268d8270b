/** The frame of the pages, what it links to, and what the browser shows as the name of a page. */
export const shellTexts = {
  skip: 'Skip to content',
  main: 'Main',
  homeLink: 'Jomo, home',
  home: 'Home',
  subscriptions: 'Subscriptions',
  subscriptionsShort: 'Channels',
  recordings: 'Recordings',
  schedule: 'Schedule',
  record: 'Record',
  settings: 'Settings',
  slogan: 'Never misses a live broadcast.',
  failed: 'This page could not be shown',
  failedNote: 'Something went wrong. Recordings are not touched by this.',
  notFound: 'There is nothing here',
  notFoundNote: 'The page may have moved, or the video was deleted.',
} as const;
