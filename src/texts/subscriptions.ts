/** The page of the channels, and what is said about a channel anywhere. */
export const subscriptionTexts = {
  title: 'Subscriptions',
  import: 'Import',
  add: 'Add',
  addChannel: 'Add a channel',
  importList: 'Import a list',
  channels: 'Channels',
  loading: 'Loading the channels',
  failed: 'The channels could not be loaded',
  empty: 'No channels yet',
  emptyNote:
    'Subscribe once: Jomo looks by itself when a channel goes live, and records every broadcast from then on, or only those whose title you want.',
  searchLabel: 'Search the channels',
  nothing: 'No such channel',
  otherWords: 'Try other words.',
  noneOfKind: 'Nothing of this kind at the moment.',
  show: 'Show',
  kinds: { all: 'All', live: 'Live', trouble: 'Trouble', paused: 'Paused' },
  looking: 'Looking now.',
  pausedDone: 'Paused: nothing of it is recorded.',
  resumed: 'It is watched again.',
  willBeRecorded: 'It will be recorded.',
} as const;

const meansOf = {
  hint: 'at its page',
  streamlink: 'with streamlink',
  'yt-dlp': 'with yt-dlp',
  browser: 'in a browser',
} as const;

/** What is known of a channel. */
export const channelLookTexts = {
  sites: { youtube: 'YouTube', twitch: 'Twitch', kick: 'Kick' },
  paused: 'Paused: nobody looks',
  beingLooked: 'Being looked at',
  nextLook: (span: string) => `Next look in ${span}`,
  notLooked: 'Not looked at yet',
  means: meansOf,
  /** `by` is one of `means`. */
  lastLook: (ago: string, by: string | null) => `Last look ${ago}${by === null ? '' : ` ${by}`}`,
  announced: (moment: string) => `Announced for ${moment}`,
  lastLive: (ago: string, title: string) => `Last live ${ago}: ${title}`,
  nothingSeen: 'No broadcast seen yet',
} as const;

/** Adding one channel, or many. */
export const addChannelTexts = {
  subscribed: (channel: string) => `Subscribed to ${channel}.`,
  giveAddress: 'Give the address of the channel.',
  address: 'Address of the channel',
  hint: 'A channel of YouTube, Twitch or Kick, or any page where something goes live again and again. Name and picture are found for you.',
  subscribe: 'Subscribe',
} as const;

/** How channels are watched, and what that was tested with. */
export const channelHelpTexts = {
  summary: 'How this works, and what it was tested with',
  how: 'How a channel is watched',
  looking:
    'Jomo looks at each channel again and again: often around the times it usually goes live and when a broadcast is announced, seldom otherwise. It first asks the page itself, then streamlink and yt-dlp where they are installed, and opens the page in a browser when nothing else tells. When a site does not answer or suspects a robot, Jomo says so on the channel and looks ever more seldom; it never works around a wall.',
  over: 'A broadcast counts as over when two looks in a row say so. If it comes back within the time you set, it goes on as the next part of the same video, with the gap marked.',
  tested: 'What it was tested with',
  testedNote:
    'With pages of our own: plain players, and pages shaped like those of YouTube, Twitch and Kick. The real sites were never reached from the machines that Jomo is made on. So a site may behave in ways that were not seen: then the channel shows what the last look said, you can record its page by hand under Record, and steps in the rules tell Jomo what to press on a page it does not know.',
} as const;
