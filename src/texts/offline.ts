import type { DownloadFault } from '@/offline/download';

const faults: Readonly<Record<DownloadFault, string>> = {
  full: 'This device has no room left for it. Delete something, then try again; what is downloaded so far is kept.',
  'signed-out': 'You are no longer signed in. Sign in, then try again.',
  gone: 'The server does not have this video in this quality any more.',
  failed: 'The server answered something unexpected. Try again.',
};

export const offlineTexts = {
  /** Names every page that is shown without the server. */
  cutOff: 'Offline',
  title: 'Downloads',
  used: (used: string, free: string | null) =>
    free === null ? `${used} on this device` : `${used} on this device · ${free} free`,
  download: 'Download',
  downloadOf: (title: string) => `Download “${title}”`,
  original: (height: number) => `${height}p, as recorded`,
  rung: (height: number) => `${height}p`,
  soundOnly: 'Sound only',
  quality: 'Quality',
  tooLarge: 'more than is free',
  free: (free: string) => `About ${free} are free on this device.`,
  mayBeRemoved:
    'This browser may delete downloads when the device runs out of space. Install Jomo as an app to keep them safer.',
  whileOpen: 'Downloads go on while Jomo is open, and continue where they stopped.',
  stillRecording: 'It can be downloaded when the recording has ended.',
  needsHttps: 'Downloads need a secure connection: open Jomo by its https address.',
  noRungs: 'There is nothing to download yet.',
  sizesFailed: 'The sizes could not be loaded',
  started: 'The download has begun.',
  deleted: 'Deleted from this device.',
  cancel: 'Cancel',
  close: 'Close',
  toDownloads: 'Show downloads',

  pause: (title: string) => `Pause the download of ${title}`,
  resume: (title: string) => `Resume the download of ${title}`,
  again: (title: string) => `Download ${title} again`,
  remove: (title: string) => `Delete ${title} from this device`,
  keptFor: 'kept automatically',
  states: {
    preparing: 'Getting ready',
    wanted: (percent: number) => `Downloading, ${percent} %`,
    queued: 'Waits for its turn',
    offline: (percent: number) => `${percent} % · continues when the server can be reached`,
    paused: (percent: number) => `Paused at ${percent} %`,
    done: 'On this device',
    evicted: 'The browser removed it to free space.',
  },
  faults,
  empty: 'No downloads yet',
  emptyText: 'Choose “Download” in the menu of a video. It then plays without a connection, with its chat.',
  toLibrary: 'Go to the library',
  failedToRead: 'Downloads cannot be kept in this browser window. Private windows often allow no storage.',

  keepTitle: 'Kept offline',
  keepText:
    'The newest videos of these channels are downloaded by themselves, older ones deleted. A phone lets Jomo do so only while it is open.',
  keepAdd: 'Keep a channel offline',
  keepRule: (count: number, quality: string) => `The newest ${count === 1 ? 'one' : count} · ${quality}`,
  keepEnd: (channel: string) => `No longer keep ${channel} offline`,
  keepEnded: 'Nothing more is downloaded by itself. What is there stays.',
  keepChannel: 'Channel',
  keepCount: 'How many',
  keepSave: 'Keep offline',
  keepNoChannels: 'Subscribe to a channel first.',
  upTo: (height: number) => `Up to ${height}p`,

  offline: 'No connection to the server. This is what is on this device.',
  notHere: 'This video is not on this device',
  notHereText: 'Without a connection only downloaded videos play.',
  pageNeedsServer: 'Jomo cannot be reached',
  pageNeedsServerText:
    'Check that this device is online and that the server is running. Recordings go on without this page, which opens by itself when the connection is back.',
  tryAgain: 'Try again',

  newVersion: 'A new version of Jomo is ready.',
  reload: 'Reload',
  later: 'Later',

  signOutTitle: 'Sign out and delete downloads?',
  signOutText: (count: string) => `${count} on this device will be deleted, so that nobody else sees them.`,
  signOut: 'Sign out',
} as const;
