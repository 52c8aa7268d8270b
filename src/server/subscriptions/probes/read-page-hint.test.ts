import { expect, test } from 'vitest';
import { readPageHint } from './read-page-hint';

const now = Date.parse('2026-03-10T20:00:00Z');

test('a page that says to search engines that it broadcasts is live', () => {
  const json = '<script type="application/ld+json">{"@type":"BroadcastEvent","isLiveBroadcast":true}</script>';
  expect(readPageHint(json, now).verdict).toBe('live');
  const markup = '<span itemprop="publication"><meta itemprop="isLiveBroadcast" content="True"></span>';
  expect(readPageHint(markup, now).verdict).toBe('live');
});

test('a broadcast that has ended is not live, though the page still speaks of it', () => {
  const html = '{"isLiveBroadcast": true, "endDate":"2026-03-10T19:00:00Z"}';
  expect(readPageHint(html, now).verdict).toBe('unknown');
});

test('silence proves nothing, but name and picture are taken', () => {
  const html =
    '<meta property="og:title" content="Fish &amp; Chips &#8211; live"><meta property="og:image" content="https://x.example/a.jpg">';
  expect(readPageHint(html, now)).toEqual({
    verdict: 'unknown',
    title: 'Fish & Chips – live',
    pictureUrl: 'https://x.example/a.jpg',
  });
});

test('what is announced is not live before it begins', () => {
  const page = (startDate: string) => `{"isLiveBroadcast": true, "startDate": "${startDate}"}`;
  expect(readPageHint(page('2026-03-10T21:30:00Z'), now)).toMatchObject({
    verdict: 'upcoming',
    startedAt: Date.parse('2026-03-10T21:30:00Z'),
  });
  expect(readPageHint(page('2026-03-10T19:30:00Z'), now).verdict).toBe('live');
});

test('the player data of YouTube tell planned, running and past apart, and which one it is', () => {
  const page = (details: string) =>
    `<link rel="canonical" href="https://www.youtube.com/watch?v=abcDEF12345">"liveBroadcastDetails":{${details}}"isLiveBroadcast":"True"`;
  const read = (details: string) => readPageHint(page(details), now, { site: 'youtube' });
  expect(read('"isLiveNow":true,"startTimestamp":"2026-03-10T19:00:00+00:00"')).toMatchObject({
    verdict: 'live',
    broadcastId: 'abcDEF12345',
  });
  expect(read('"isLiveNow":false,"startTimestamp":"2026-03-11T19:00:00+00:00"').verdict).toBe('upcoming');
  expect(read('"isLiveNow":false,"startTimestamp":"2026-03-09T19:00:00+00:00"')).toMatchObject({
    verdict: 'offline',
    weak: true,
  });
});

test('silence is a guess at offline on the own page of a site that always speaks, and where the page spoke before', () => {
  const twitch = '<meta property="og:site_name" content="Twitch"><body>';
  expect(readPageHint(twitch, now, { site: 'twitch' })).toMatchObject({ verdict: 'offline', weak: true });
  expect(readPageHint('<body>Before you continue', now, { site: 'twitch' }).verdict).toBe('unknown');
  expect(readPageHint('<body>', now, { liveByHint: true })).toMatchObject({ verdict: 'offline', weak: true });
});

test('a page made to be slow to read is read in the time of its length', () => {
  for (const hostile of ['<meta ', '<meta property="og:title" ', '"isLiveBroadcast" ', '<title>', '"startDate"   ']) {
    const page = hostile.repeat(1_500_000 / hostile.length);
    expect(readPageHint(page, now, { site: 'youtube' }).verdict).toBe('unknown');
  }
});
