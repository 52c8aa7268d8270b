import { expect, it } from 'vitest';
import { classifyMediaFile } from './media-files';

it.each([
  ['master.m3u8', { kind: 'master' }],
  ['source.m3u8', { kind: 'playlist', name: 'source' }],
  ['audio.m3u8', { kind: 'playlist', name: 'audio' }],
  ['480p.mp4', { kind: 'rung', name: '480p' }],
  ['part-12.mp4', { kind: 'part', number: 12 }],
  ['live.jpg', { kind: 'extra', live: true }],
  ['storyboard-3.jpg', { kind: 'extra', live: false }],
  ['storyboard.vtt', { kind: 'extra', live: false }],
  [`chat-${'a'.repeat(64)}`, { kind: 'chat-image' }],
])('knows %s', (name, what) => {
  expect(classifyMediaFile(name)).toEqual(what);
});

it.each([
  'health.jsonl',
  'part-1.idx',
  'part-0.mp4',
  'source.mp4',
  'packaging',
  '../jomo.db',
  'POSTER.jpg',
  'chat-abc',
  `chat-${'a'.repeat(64)}.new`,
  'poster.jpg.new',
  '',
])('serves no %j', (name) => {
  expect(classifyMediaFile(name)).toBeNull();
});
