import { formatPlural } from './plural';

/** The words of the bulk import of channels. */
export const importTexts = {
  title: 'Import channels',
  import: 'Import',
  list: 'A list',
  file: 'A file',
  addresses: 'Addresses',
  addressesPattern: 'https://…\nhttps://…',
  addressesHint: 'One on each line.',
  listFile: 'File (CSV or OPML)',
  listFileHint:
    'The subscriptions of a YouTube export (subscriptions.csv), an OPML file of a feed reader, or a list of addresses.',
  pasteFirst: 'Paste the addresses, one on each line.',
  chooseFirst: 'Choose a file.',
  unreadable: 'This file could not be read.',
  outcome: (added: number) => formatPlural(added, 'channel added', 'channels added'),
  added: 'added',
  known: 'known before',
  fillIn: 'Their names and pictures fill in as they are looked at.',
  leftOut: 'left out',
  leftOutList: 'Left out',
  line: (line: number) => `Line ${line}`,
  more: (count: number) => `And ${count} more.`,
} as const;
