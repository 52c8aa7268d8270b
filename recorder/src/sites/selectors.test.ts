import { expect, test } from 'vitest';
import { failureCode } from '../../protocol/index';
import * as generic from './generic/selectors';
import { popoutAddress as kickPopout } from './kick/chat';
import * as kick from './kick/selectors';
import { selectSite } from './registry';
import * as testcard from './testcard/selectors';
import { popoutAddress as twitchPopout } from './twitch/chat';
import * as twitch from './twitch/selectors';
import { popoutAddress as youtubePopout } from './youtube/chat';
import * as youtube from './youtube/selectors';
import * as zoom from './zoom/selectors';

/** All strings in a structure, each with where it stands. */
function strings(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => strings(inner, `${at}.${name}`));
}

/** Enough of a CSS parser to notice what a browser would refuse: brackets and quotes that do not close, empty parts. */
function isSelector(text: string): boolean {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '""');
  const closes = (open: string, close: string) => bare.split(open).length === bare.split(close).length;
  const whole = closes('[', ']') && closes('(', ')') && !/["'](?!["'])/.test(bare.replace(/""/g, ''));
  return whole && bare.split(',').every((part) => part.trim() !== '') && !/[{};]|\/\*/.test(bare);
}

test.each(Object.entries({ youtube, twitch, kick }))('the selectors of %s are whole', (_name, { page, chat }) => {
  const { kinds, color, authorCarries, idAttribute, ...rest } = chat;
  const selectors = [
    ...strings({ press: page.press, offline: page.offline, rest }),
    ...page.walls.map(({ selector }, index): [string, string] => [`walls.${index}`, selector]),
    ...kinds.map(([selector], index): [string, string] => [`kinds.${index}`, selector]),
  ];
  expect([typeof color, typeof authorCarries]).toEqual(['boolean', 'boolean']);
  expect(idAttribute === null || /^[a-z-]+$/.test(idAttribute)).toBe(true);
  for (const [where, selector] of selectors) if (selector !== '') expect(isSelector(selector), where).toBe(true);
  for (const { words, code } of page.walls) {
    expect(() => new RegExp(words ?? '', 'i')).not.toThrow();
    expect(failureCode.options).toContain(code);
  }
});

test.each(Object.entries({ generic: generic.chat, testcard: testcard.contract }))(
  'the selectors of %s are whole',
  (_name, selectors) => {
    for (const [where, selector] of strings(selectors)) expect(isSelector(selector), where).toBe(true);
  },
);

test('the selectors and sentences of zoom are whole', () => {
  for (const [where, selector] of strings(zoom.selectors)) expect(isSelector(selector), where).toBe(true);
  for (const [where, words] of [...strings(zoom.sentences), ...strings(zoom.buttons)]) {
    expect(() => new RegExp(words, 'i'), where).not.toThrow();
    expect(words.toLowerCase(), where).toBe(words);
  }
});

test.each([
  ['https://www.youtube.com/watch?v=abc', 'youtube'],
  ['https://youtu.be/abc', 'youtube'],
  ['https://www.twitch.tv/someone', 'twitch'],
  ['https://kick.com/someone', 'kick'],
  ['https://us02web.zoom.us/j/123456789', 'zoom'],
  ['https://nottwitch.tv/someone', 'generic'],
  ['https://example.com/', 'generic'],
])('%s is %s', (url, site) => {
  expect(selectSite({ url }).name).toBe(site);
});

test('a page can be taken for another site than its address says', () => {
  expect(selectSite({ url: 'https://example.com/meet', site: 'zoom' }).name).toBe('zoom');
  expect(selectSite({ url: 'https://www.twitch.tv/someone', site: 'generic' }).name).toBe('generic');
});

test.each([
  [
    youtubePopout,
    'https://www.youtube.com/watch?v=dQw4-_9&t=5',
    'https://www.youtube.com/live_chat?is_popout=1&v=dQw4-_9',
  ],
  [youtubePopout, 'https://www.youtube.com/live/dQw4w9W', 'https://www.youtube.com/live_chat?is_popout=1&v=dQw4w9W'],
  [youtubePopout, 'https://www.youtube.com/@channel', null],
  [youtubePopout, 'https://www.youtube.com/watch?v=%2F..%2F', null],
  [twitchPopout, 'https://www.twitch.tv/Some_One', 'https://www.twitch.tv/popout/Some_One/chat?popout='],
  [twitchPopout, 'https://player.twitch.tv/?channel=some', 'https://www.twitch.tv/popout/some/chat?popout='],
  [twitchPopout, 'https://www.twitch.tv/directory', null],
  [kickPopout, 'https://kick.com/some-one', 'https://kick.com/popout/some-one/chat'],
  [kickPopout, 'https://kick.com/browse', null],
])('%o finds the chat of %s', (popout, page, wanted) => {
  expect(popout(page)).toBe(wanted);
});
