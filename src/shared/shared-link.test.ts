import { describe, expect, it } from 'vitest';
import { readShared, suggestChoice } from './shared-link';

describe('readShared', () => {
  it('finds the link wherever an app has put it', () => {
    const url = 'https://www.youtube.com/watch?v=abc';
    expect(readShared({ url }).url).toBe(url);
    expect(readShared({ text: `Look at this: ${url} !` }).url).toBe(url);
    expect(readShared({ title: `A show ${url}`, text: '' }).url).toBe(url);
  });

  it('keeps a title that is words, not one that is the link itself', () => {
    expect(readShared({ title: 'Morning show', text: 'https://example.org/live' }).title).toBe('Morning show');
    expect(readShared({ title: 'https://example.org/live' }).title).toBe('');
  });

  it('says that there was no link', () => {
    expect(readShared({ text: 'hello' })).toEqual({ url: '', title: '', choice: 'now' });
    expect(readShared({ text: ['https://example.org/a', 'x'] }).url).toBe('https://example.org/a');
  });
});

describe('suggestChoice', () => {
  it.each([
    ['https://www.youtube.com/@somebody', 'subscribe'],
    ['https://www.youtube.com/@somebody/live', 'subscribe'],
    ['https://www.twitch.tv/somebody', 'subscribe'],
    ['https://kick.com/somebody', 'subscribe'],
    ['https://youtu.be/abc', 'when-live'],
    ['https://www.twitch.tv/videos/123', 'when-live'],
    ['https://zoom.us/j/123456789', 'now'],
    ['https://example.org/stream', 'now'],
  ] as const)('%s: %s', (url, choice) => {
    expect(suggestChoice(url)).toBe(choice);
  });
});
