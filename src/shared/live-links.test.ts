import { describe, expect, it } from 'vitest';
import { chooseLink, findLinks, linkKind, maskUrl } from './live-links';

describe('linkKind', () => {
  it.each([
    ['https://us02web.zoom.us/j/81234567890?pwd=abc', 'zoom'],
    ['https://zoom.us/w/91234567890?tk=x', 'zoom'],
    ['https://acme.zoom.us/my/jane.doe', 'zoom'],
    ['https://meetings.acme.example/j/81234567890', 'zoom'],
    ['https://www.youtube.com/watch?v=abc', 'youtube'],
    ['https://youtu.be/abc', 'youtube'],
    ['https://www.twitch.tv/someone', 'twitch'],
    ['https://kick.com/someone', 'kick'],
    ['https://meet.google.com/abc-defg-hij', 'meet'],
    ['https://teams.microsoft.com/l/meetup-join/19%3ameeting', 'teams'],
    ['https://acme.webex.com/meet/jane', 'webex'],
    ['https://conference.example/live', 'other'],
    // Names that only look alike.
    ['https://zoom.us.evil.example/j/1', 'other'],
    ['https://notyoutube.com/watch', 'other'],
  ] as const)('%s is %s', (url, kind) => {
    expect(linkKind(new URL(url))).toBe(kind);
  });
});

describe('findLinks', () => {
  it('reads addresses out of prose, brackets and markup', () => {
    const text =
      'Join <https://us02web.zoom.us/j/81234567890?pwd=a.1>, or (https://youtu.be/abc). <a href="https://kick.com/x">x</a>';
    expect(findLinks(text).map(({ url }) => url)).toEqual([
      'https://us02web.zoom.us/j/81234567890?pwd=a.1',
      'https://youtu.be/abc',
      'https://kick.com/x',
    ]);
  });

  it('leaves out what is not the broadcast: dial-in numbers, help pages, pictures', () => {
    const text = `https://us02web.zoom.us/u/kdB1 https://support.zoom.us/hc https://aka.ms/JoinTeamsMeeting
      https://support.google.com/a/users https://acme.example/logo.png http://localhost/j/1 https://me:pw@zoom.us/j/1`;
    expect(findLinks(text)).toEqual([]);
  });

  it('unwraps the links of mail programs', () => {
    const zoom = 'https://us02web.zoom.us/j/81234567890?pwd=abc';
    const safe = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(zoom)}&data=05`;
    const google = `https://www.google.com/url?q=${encodeURIComponent(safe)}&sa=D`;
    expect(findLinks(google)).toEqual([{ url: zoom, kind: 'zoom' }]);
  });

  it('takes HTML’s ampersands for what they mean', () => {
    expect(findLinks('https://zoom.us/j/81234567890?a=1&amp;pwd=2')[0]?.url).toBe(
      'https://zoom.us/j/81234567890?a=1&pwd=2',
    );
  });

  it('ends quickly on hostile text', () => {
    expect(findLinks('https://'.repeat(200_000)).length).toBeLessThan(2);
    expect(findLinks('www.'.repeat(100_000)).length).toBeLessThan(2);
    expect(findLinks(Array.from({ length: 5000 }, (_, n) => `https://a${n}.example/`).join(' '))).toHaveLength(40);
  });
});

describe('chooseLink', () => {
  it('prefers Zoom, then known live sites, then the more telling text', () => {
    const texts = ['https://conference.example/room', 'https://youtu.be/abc and https://zoom.us/j/81234567890'];
    expect(chooseLink(texts)?.kind).toBe('zoom');
    expect(chooseLink(texts, ['youtube', 'other'])?.kind).toBe('youtube');
    expect(chooseLink(['https://youtu.be/first', 'https://youtu.be/second'])?.url).toBe('https://youtu.be/first');
    expect(chooseLink(texts, ['kick'])).toBeNull();
  });
});

it('maskUrl leaves out what lets one in', () => {
  expect(maskUrl('https://zoom.us/j/81234567890?pwd=secret&uname=x')).toBe('https://zoom.us/j/81234567890?uname=x');
});
