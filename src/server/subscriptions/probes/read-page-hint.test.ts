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
