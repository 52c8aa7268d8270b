const days = (count: number) => (count === 1 ? 'a day' : `${count} days`);

type Keep = { lastN: number | null; days: number | null; gigabytes: number | null; daysAfterWatched: number | null };

/** The rules of a channel in a few lines. */
export const ruleSummaryTexts = {
  /** `must` and `mustNot` are the patterns as they are shown, null = there are none. */
  which: (must: string | null, mustNot: string | null) => {
    const some =
      must !== null ? `Only titles with ${must}` : mustNot !== null ? 'Every broadcast' : 'Records every broadcast';
    return mustNot === null ? some : `${some}, none with ${mustNot}`;
  },
  soundOnly: 'Sound only',
  how: (quality: string, wholePage: boolean, chat: boolean, priority: number) =>
    [
      quality,
      wholePage ? 'the whole page' : 'the player',
      chat ? 'with chat' : 'without chat',
      ...(priority === 0 ? [] : [priority > 0 ? 'high priority' : 'low priority']),
    ].join(', '),
  howLong: (longest: string, back: string) => `${longest} at most; may be back within ${back}`,
  keep: (keep: Keep) => {
    const limits = [
      keep.lastN === null ? null : `the last ${keep.lastN}`,
      keep.days === null ? null : `for ${days(keep.days)}`,
      keep.gigabytes === null ? null : `up to ${keep.gigabytes} GB`,
      keep.daysAfterWatched === null
        ? null
        : keep.daysAfterWatched === 0
          ? 'until watched'
          : `until ${days(keep.daysAfterWatched)} after watching`,
    ].filter((limit) => limit !== null);
    return limits.length === 0 ? 'Keeps everything' : `Keeps ${limits.join(', ')}; starred videos always`;
  },
} as const;

/** The form of a channel's rules. */
export const ruleTexts = {
  label: 'Rules',
  which: 'Which broadcasts',
  whichNote: 'By title. Case and accents do not count.',
  must: 'The title must have one of',
  mustEmpty: 'Nothing yet: every title will do.',
  mustNot: 'The title must have none of',
  mustNotEmpty: 'Nothing yet: no title is left out.',
  rowName: (list: string, number: number) => `${list}, ${number}`,
  rowKind: (row: string) => `${row}: kind`,
  words: 'Words',
  expression: 'Regular expression',
  wordsPattern: 'quiz night',
  expressionPattern: 'part \\d+',
  removeRow: (text: string) => (text === '' ? 'Remove this row' : `Remove “${text}”`),
  addMust: 'Add what it must have',
  addMustNot: 'Add what it must not have',
  how: 'How to record',
  longest: 'Longest duration, hours',
  longestHint: 'A broadcast that never ends is cut there.',
  back: 'May be back within, minutes',
  backHint: 'A broadcast that breaks off and comes back in this time goes on in the same video.',
  keep: 'What to keep',
  keepNote:
    'Beyond any of these limits the oldest videos are deleted, ten minutes after you save at the earliest. Never a starred one, and none that is being recorded or watched.',
  noLimit: 'No limit',
  onlyLast: 'Only the last',
  onlyDays: 'Only for so many days',
  onlyGigabytes: 'Only so many GB',
  onlyAfterWatching: 'Only so many days after watching',
  onlyAfterWatchingHint: '0 = it goes at the next clean-up once it was watched to its end.',
  before: 'Before the broadcast',
  resumed: 'Your changes of before, not saved yet',
  unsaved: 'Not saved yet',
  waiting: (channel: string) => `The rules of ${channel} are not saved yet. Your changes wait on their page.`,
  discard: 'Discard',
  save: 'Save rules',
  saved: 'Rules saved.',
  wrong: {
    maxDurationSec: 'Give 1 minute (0.02) to 24 hours.',
    graceSec: 'Give up to 60 minutes; at least 5 seconds (0.1).',
    lastN: 'Give a whole number from 1 on, or nothing.',
    days: 'Give a whole number of days from 1 to 3650, or nothing.',
    gigabytes: 'Give a number of gigabytes from 1 on, or nothing.',
    daysAfterWatched: 'Give a whole number of days from 0 to 365, or nothing.',
  },
} as const;

/** What the rules would have done with the broadcasts so far. */
export const rulePreviewTexts = {
  label: 'What the rules would have done',
  title: 'With these rules',
  trying: 'Trying the rules …',
  none: 'No broadcast of this channel was seen yet. Once there are some, you see here what the rules would have done.',
  broken: 'The rules cannot be tried while an expression is not right.',
  summary: (wanted: number, all: number) =>
    all === 1
      ? `The only one so far would ${wanted === 1 ? '' : 'not '}have been recorded.`
      : `${wanted} of the last ${all} would have been recorded.`,
  recorded: 'Recorded: ',
  notRecorded: 'Not recorded: ',
  why: (moment: string, reason: string) => `${moment}. ${reason}`,
} as const;

/** What is wrong with a regular expression. */
export const expressionTexts = {
  openParenthesis: 'A “(” is never closed.',
  openBracket: 'A “[” is never closed.',
  closeParenthesis: 'There is a “)” without its “(”.',
  nothingToRepeat: '“*”, “+” and “?” need something before them to repeat.',
  badRepeat: 'It repeats something too often or twice over.',
  notOffered: 'It uses a look-ahead or another piece that is not offered here, for it can take ages.',
  badEscape: 'A “\\” stands before something that it has no meaning for.',
  endsInEscape: 'It ends in a single “\\”.',
  badClass: 'What is between “[” and “]” is not a set of letters.',
} as const;
