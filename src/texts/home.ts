/** The words of the home page. */
export const homeTexts = {
  title: 'Home',
  resume: 'Continue watching',
  recording: 'Recording now',
  fresh: 'New',
  starred: 'Starred',
  all: 'Library',
  record: 'New recording',
  seeAll: 'See all',
  seeAllOf: (row: string) => `See all: ${row}`,
  back: (row: string) => `${row}: back`,
  forward: (row: string) => `${row}: forward`,
  allSeenTitle: 'You have seen everything',
  allSeen: 'What is recorded next appears here. All that you have is in the library.',
  loadFailed: 'Home could not be loaded',
} as const;
