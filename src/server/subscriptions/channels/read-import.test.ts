import { expect, test } from 'vitest';
import { readImport } from './read-import';

test('a pasted list of addresses, in any arrangement', () => {
  const text = 'https://www.twitch.tv/a\n\n  kick.com/b   https://www.twitch.tv/a\nnot an address';
  expect(readImport(text).channels.map(({ url }) => url)).toEqual(['https://www.twitch.tv/a', 'https://kick.com/b']);
});

test('the export of YouTube’s subscriptions', () => {
  const text = [
    'Channel Id,Channel Url,Channel Title',
    'UC1,http://www.youtube.com/channel/UC1,"Name, with comma"',
    'UC2,http://www.youtube.com/channel/UC2,Second',
    '',
  ].join('\r\n');
  expect(readImport(text)).toEqual({
    channels: [
      { url: 'https://www.youtube.com/channel/UC1', name: 'Name, with comma', line: 2 },
      { url: 'https://www.youtube.com/channel/UC2', name: 'Second', line: 3 },
    ],
    refused: [],
  });
});

test('OPML, nested, with feeds or pages', () => {
  const text = `<?xml version="1.0"?><opml version="1.1"><body><outline text="Subscriptions">
    <outline text="One" title="One &amp; only" type="rss" xmlUrl="https://www.youtube.com/feeds/videos.xml?channel_id=UC1"/>
    <outline text="Radio" htmlUrl="https://radio.example/live"/><outline text="Empty"/></outline></body></opml>`;
  expect(readImport(text)).toEqual({
    channels: [
      { url: 'https://www.youtube.com/channel/UC1', name: 'One & only', line: null },
      { url: 'https://radio.example/live', name: 'Radio', line: null },
    ],
    refused: [{ line: null, text: 'Empty', reason: 'It has no address.' }],
  });
});

test('lines without an address are told by their number, and the rest is read', () => {
  const text =
    'kick.com/a\r\nmy favourite, number two\r\n\r\nMusic: kick.com/b\r\nftp://x.example/\r\nhttps://\r\n"open quote';
  const { channels, refused } = readImport(text);
  expect(channels).toMatchObject([
    { url: 'https://kick.com/a', line: 1 },
    { url: 'https://kick.com/b', line: 4 },
  ]);
  expect(refused).toEqual([
    { line: 2, text: 'my favourite, number two', reason: 'There is no web address in it.' },
    { line: 5, text: 'ftp://x.example/', reason: 'An address has to begin with http:// or https://.' },
    { line: 6, text: 'https://', reason: 'An address has to begin with http:// or https://.' },
    { line: 7, text: '"open quote', reason: 'There is no web address in it.' },
  ]);
});

test('rows of a table without an address are told too, its heading is not', () => {
  const text = 'Id,Url,Title\nUC1,https://www.youtube.com/channel/UC1,One\nUC2,,Two\n\nUC3,gone,Three\n';
  const { channels, refused } = readImport(text);
  expect(channels).toMatchObject([{ name: 'One', line: 2 }]);
  expect(refused).toMatchObject([
    { line: 3, text: 'UC2, , Two' },
    { line: 5, text: 'UC3, gone, Three' },
  ]);
});

test('what is none of these is refused with a sentence', () => {
  expect(() => readImport('nothing here')).toThrow('No address');
  expect(() => readImport('<opml><head/></opml>')).toThrow('no list of subscriptions');
  expect(() => readImport('x'.repeat(3 * 1024 * 1024))).toThrow('larger than 2 MB');
  expect(() => readImport(Array.from({ length: 2001 }, (_, i) => `a${i}.example`).join('\n'))).toThrow('2001 channels');
});

test('entities that would blow up are not expanded', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
    <opml><body><outline text="&b;" htmlUrl="https://x.example/"/></body></opml>`;
  expect(readImport(bomb).channels).toEqual([{ url: 'https://x.example/', name: '&b;', line: null }]);
});
