import type { SearchKind } from '@/shared/search/search-views';
import { formatPlural } from './plural';

const kinds: Readonly<Record<SearchKind, string>> = {
  all: 'Everything',
  videos: 'Videos',
  chat: 'Chat',
  channels: 'Channels',
  upcoming: 'Upcoming',
};

export const searchTexts = {
  title: 'Search',
  label: 'Search videos, chat and channels',
  placeholder: 'Titles, channels, days, what was said',
  kinds,
  kindLegend: 'Show',
  channelLabel: 'Channel',
  anyChannel: 'Any channel',
  whenLabel: 'When',
  when: {
    '': 'Any time',
    today: 'Today',
    yesterday: 'Yesterday',
    'this week': 'This week',
    'this month': 'This month',
    'this year': 'This year',
    'last year': 'Last year',
  },
  onDays: (label: string) => `Only ${label}. Put it in quotes to search for the words.`,
  failed: 'The search did not work',
  emptyTitle: 'Search everything you have recorded',
  emptyText:
    'Titles, channels, addresses, and every chat message. Try “last week”, “nov 2026”, a "phrase in quotes", or -word to leave one out.',
  nothing: (query: string) => (query === '' ? 'Nothing in those days' : `Nothing found for “${query}”`),
  nothingText: 'Try fewer or other words, or another kind, channel or time.',
  onlyLeftOut: 'Say also what to look for, not only what to leave out.',
  moments: 'Moments in chat',
  chapters: 'Your chapters',
  chapterPlace: (video: string, time: string) => `${video}, at ${time}`,
  moreOf: (kind: SearchKind) => `All ${kinds[kind].toLowerCase()}`,
  moreInChat: 'More in this chat',
  inChannel: (amount: number) => formatPlural(amount, 'video', 'videos'),
  momentLabel: (author: string, text: string, time: string) => `${author || 'Notice'}: ${text}, at ${time}`,
  /** For screen readers. */
  counts: (videos: number, moments: number, channels: number, upcoming: number, chapters: number) =>
    [
      formatPlural(videos, 'video', 'videos'),
      formatPlural(moments, 'moment in chat', 'moments in chat'),
      formatPlural(channels, 'channel', 'channels'),
      formatPlural(upcoming, 'upcoming recording', 'upcoming recordings'),
      ...(chapters > 0 ? [formatPlural(chapters, 'chapter', 'chapters')] : []),
    ].join(', '),
};
